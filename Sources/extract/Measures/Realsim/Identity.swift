import Stage

/// What users tell of themselves.
enum Identity: String, CaseIterable, Sendable {
    /// Name, age, work, studies, home, means.
    case demographic
    /// Body and health.
    case physical
    /// Family, friends, people at work.
    case interpersonal
    /// What they did or went through.
    case past
    /// What they plan, hope or expect.
    case future
    /// What they hold true or right.
    case worldview
    /// What they like and dislike in general.
    case preference
}

/// Finds what users tell of themselves by words and the pronoun before them.
///
/// A phrase under [identity.LABEL] is enough by itself. A word under [identity.LABEL.my], `.am`, `.have` or `.did` counts where
/// an entry of [identity.my], `.am`, `.have` or `.did` ("my", "I am", "I have", "I") stands up to three words before it and no word of
/// [identity.stop] ("you", "not") between them. A sentence with an entry of [identity.pretence] ("act as") tells nothing of the user.
/// The evidence is the clause, and a label counts once in it.
struct IdentityRules: Sendable {
    /// Words that may stand between a pronoun and what it tells.
    static let gap = 3

    private let lexicon: LabelLexicon
    private static let labels = Identity.allCases
    private static let anchors = ["my", "am", "have", "did"]
    /// Per label its phrases, then its words behind each anchor; then the anchors and the two that hold back.
    private static let names =
        labels.flatMap { label in [label.rawValue] + anchors.map { "\(label.rawValue).\($0)" } } + anchors + ["stop", "pretence"]
    private static let step = anchors.count + 1
    private static let anchorBits = labels.count * step
    private static let stop: LabelLexicon.Names = 1 << UInt64(anchorBits + anchors.count)
    private static let pretence = stop << 1
    /// The phrases of all labels.
    private static let phrases = labels.indices.reduce(0) { $0 | bit($1, 0) }

    private static func bit(_ label: Int, _ kind: Int) -> LabelLexicon.Names { 1 << UInt64(label * step + kind) }

    /// - Throws: a `Failure` of the lexicon.
    init(_ file: LexiconFile) throws { lexicon = try LabelLexicon(file, under: "identity", IdentityRules.names) }

    static var headings: [String] { names.map { "identity.\($0)" } }

    /// Labels of a sentence with their evidence, in the order in which they begin.
    func labels(of sentence: Sentence, _ words: [Word], _ bytes: UnsafeBufferPointer<UInt8>) -> [(label: Identity, bytes: Range<Int>)] {
        var found: [(label: Identity, bytes: Range<Int>)] = []
        var index = sentence.words.lowerBound
        let end = sentence.words.upperBound
        while index < end {
            guard let (names, length) = lexicon.entry(words, at: index, before: end) else {
                index += 1
                continue
            }
            if names & IdentityRules.pretence != 0 { return [] }
            for (place, label) in IdentityRules.labels.enumerated() {
                guard let last = match(place, names, at: index, length, words, end) else { continue }
                let start = Int(words[index].start)
                if let latest = found.last(where: { $0.label == label }), start < latest.bytes.upperBound { continue }
                found.append((label, Clause.range(bytes, from: start, to: Int(words[last].start), within: sentence.bytes)))
            }
            // A phrase may begin within an anchor: "I have" and "have to".
            index += names & IdentityRules.phrases != 0 ? length : 1
        }
        return found
    }

    /// The last word of what tells a label from `index` on; nil where nothing does.
    private func match(_ label: Int, _ names: LabelLexicon.Names, at index: Int, _ length: Int, _ words: [Word], _ end: Int) -> Int? {
        if names & IdentityRules.bit(label, 0) != 0 { return index + length - 1 }
        for kind in IdentityRules.anchors.indices where names >> UInt64(IdentityRules.anchorBits + kind) & 1 != 0 {
            let wanted = IdentityRules.bit(label, kind + 1)
            var next = index + length
            while next < min(end, index + length + IdentityRules.gap + 1) {
                let entry = lexicon.entry(words, at: next, before: end)
                if let entry, entry.names & wanted != 0 { return next + entry.length - 1 }
                if let entry, entry.names & IdentityRules.stop != 0 { break }
                next += 1
            }
        }
        return nil
    }
}

/// A part of a sentence between marks.
enum Clause {
    /// The clause, or clauses, in which the words that begin at `first` and at `last` stand, without blanks around it: between commas,
    /// semicolons and colons with a blank behind them, brackets, dashes between blanks, and the ends of the sentence.
    static func range(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int, to last: Int, within sentence: Range<Int>) -> Range<Int> {
        var (start, end) = (first, last)
        while start > sentence.lowerBound, !isBorder(bytes, start - 1) { start -= 1 }
        while start < first, bytes[start] <= 0x20 { start += 1 }
        while end < sentence.upperBound, !isBorder(bytes, end) { end += 1 }
        while end > last + 1, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<max(start, end)
    }

    private static func isBorder(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let isAhead = index + 1 < bytes.count && bytes[index + 1] <= 0x20
        switch bytes[index] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"): return isAhead
        case UInt8(ascii: "("), UInt8(ascii: ")"): return true
        case UInt8(ascii: "-"): return isAhead && index > 0 && bytes[index - 1] <= 0x20
        default: return false
        }
    }
}
