/// Which of a message's words show a habit; always a stretch of the message, byte for byte.
enum Quotation: Sendable {
    case beginning, end
    /// What leads to the first of these marks, in its line.
    case upTo([String])
    /// What leads to the first emoji, in its line.
    case upToEmoji
    /// The sentence with a word that does this.
    case sentence(Categories)
    /// The habit is that nothing is there.
    case none

    /// Unicode scalars at most; a longer stretch is cut at a blank.
    static let limit = 100

    /// nil where there is nothing to quote.
    func quote(from message: ProfiledMessage, lexicon: Lexicon, scan: inout TextScan) -> String? {
        let text = message.text
        let quote: String
        switch self {
        case .none: return nil
        case .beginning: quote = Quotation.head(text[...])
        case .end: quote = Quotation.tail(text[...])
        case .upTo(let marks):
            guard let end = marks.compactMap({ text.firstRange(of: $0)?.upperBound }).min() else { return nil }
            quote = Quotation.tail(text[..<end])
        case .upToEmoji:
            guard let emoji = text.unicodeScalars.firstIndex(where: { CharacterClass.of($0.value) == .emoji }) else { return nil }
            quote = Quotation.tail(text[...emoji])
        case .sentence(let category):
            scan.read(text, lexicon: lexicon)
            guard let sentence = scan.sentences.first(where: { !$0.categories.isDisjoint(with: category) }) else { return nil }
            quote = Quotation.head(
                Substring(decoding: text.utf8.dropFirst(sentence.bytes.lowerBound).prefix(sentence.bytes.count), as: UTF8.self))
        }
        return quote.isEmpty ? nil : quote
    }

    /// The first line that is not blank, up to a blank within the limit.
    private static func head(_ text: Substring) -> String {
        let line = text.split(whereSeparator: \.isNewline).first { !$0.allSatisfy(\.isWhitespace) } ?? ""
        let scalars = line.drop(while: \.isWhitespace).unicodeScalars
        let cut = scalars.prefix(limit)
        guard cut.count < scalars.count else { return trimmed(Substring(cut)) }
        let blank = cut.lastIndex { $0.properties.isWhitespace }
        return trimmed(Substring(blank.map { cut[..<$0] } ?? cut))
    }

    /// The last line that is not blank, from a blank within the limit on.
    private static func tail(_ text: Substring) -> String {
        let line = text.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) } ?? ""
        let scalars = line.unicodeScalars
        let cut = scalars.suffix(limit)
        guard cut.count < scalars.count else { return trimmed(line) }
        let blank = cut.firstIndex { $0.properties.isWhitespace }
        return trimmed(Substring(blank.map { cut[$0...] } ?? cut))
    }

    private static func trimmed(_ text: Substring) -> String {
        var text = text.drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
