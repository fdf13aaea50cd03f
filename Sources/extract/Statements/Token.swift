/// A word of a sentence as it is written, with the marks around it.
struct Token: Sendable, Equatable {
    /// Marks before the word.
    var lead = ""
    var core: String
    /// Marks behind the word.
    var trail = ""
    /// The core in small letters, with straight apostrophes: what word lists are asked for.
    var word: String
    /// Says something about the subject, and not only how it is said.
    var isContent = false
    /// Some word list has it, so that a capital at the head of a sentence is no name's.
    var isListed = false
    var isVerb = false
    /// Has a capital of its own, and no word list has it.
    var isName = false

    var text: String { lead + core + trail }

    init(_ text: some StringProtocol) {
        let isInner = { (character: Character) in character.isLetter || character.isNumber }
        if let first = text.firstIndex(where: isInner), let last = text.lastIndex(where: isInner) {
            lead = String(text[..<first])
            core = String(text[first...last])
            trail = String(text[text.index(after: last)...])
        } else {
            core = ""
            trail = String(text)
        }
        word = core.lowercased().replacing("\u{2019}", with: "'")
    }

    /// The same place in the sentence, another word.
    func with(_ core: String) -> Token {
        var token = self
        token.core = core
        token.word = core.lowercased()
        return token
    }

    /// Tokens of a sentence at most: a longer one is cut.
    static let limit = 48

    /// The first `limit` tokens of a sentence, and whether it has more.
    ///
    /// Blanks are between them, except before a contracted ending ("I 'm"), which belongs to the word before.
    static func tokens(of sentence: Sentence, _ words: [Word], _ bytes: UnsafeBufferPointer<UInt8>) -> (tokens: [Token], isCut: Bool) {
        var tokens: [Token] = []
        var index = sentence.bytes.lowerBound
        var word = sentence.words.lowerBound
        while true {
            while index < sentence.bytes.upperBound, bytes[index] <= 0x20 { index += 1 }
            guard index < sentence.bytes.upperBound else { return (tokens, false) }
            var end = index
            while end < sentence.bytes.upperBound, bytes[end] > 0x20 { end += 1 }
            var token = Token(String(decoding: bytes[index..<end], as: UTF8.self))
            while word < sentence.words.upperBound, Int(words[word].start) < end {
                let traits = words[word].traits
                if words[word].isTopical { token.isContent = true }
                if !words[word].categories.isEmpty || words[word].span == 0 { token.isListed = true }
                if words[word].categories.contains(.verb) { token.isVerb = true }
                if traits.contains(.capitalised), words[word].categories.isEmpty, words[word].span == 1 { token.isName = true }
                word += 1
            }
            index = end
            if let last = tokens.last, token.isEnding(of: last) {
                tokens[tokens.count - 1] = Token(last.text + (token.word == "m" && token.lead.isEmpty ? "'" : "") + token.text).marked(
                    as: last)
            } else {
                if tokens.count == limit { return (tokens, true) }
                tokens.append(token)
            }
        }
    }

    /// A mark by itself, or a contracted ending.
    private func isEnding(of last: Token) -> Bool {
        if core.isEmpty || word == "n't" || word == "m" && last.word == "i" { return true }
        return Token.endings.contains(word) && (lead == "'" || lead == "\u{2019}")
    }

    private static let endings: Set<String> = ["m", "s", "re", "ve", "ll", "d", "t", "n't"]

    private func marked(as other: Token) -> Token {
        var token = self
        (token.isContent, token.isListed, token.isVerb, token.isName) = (other.isContent, other.isListed, other.isVerb, other.isName)
        return token
    }
}

extension Word {
    /// Categories of words that say how something is said, or to whom, rather than what.
    private static let formal: Categories = [
        .greet, .thank, .bye, .apology, .please, .affirm, .negate, .not, .acknowledge, .praise, .wh, .modal, .politeModal, .auxiliary,
        .first,
        .second, .pointer, .function, .filler, .hedge, .booster, .urgent, .contrast, .addition, .sequence, .done, .offerMore, .select,
    ]

    /// Names something, an action or a quality.
    var isTopical: Bool { span > 0 && !traits.contains(.clitic) && categories.isDisjoint(with: Word.formal) }
}

extension Collection where Element == Token {
    var contents: Int { reduce(0) { $0 + ($1.isContent ? 1 : 0) } }
}
