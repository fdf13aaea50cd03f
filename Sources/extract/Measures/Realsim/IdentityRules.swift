import Stage

/// Finds what users say about themselves by words and the pronoun before them.
///
/// A phrase under [identity.LABEL] is enough by itself. A word under [identity.LABEL.my], `.am`, `.have` or `.did` counts where
/// an entry of [identity.my], `.am`, `.have` or `.did` ("my", "I am", "I have", "I") stands up to three words before it and no word of
/// [identity.stop] ("you", "not") between them. A sentence with an entry of [identity.pretence] ("act as") says nothing about the user.
/// The evidence is the clause, and a label counts once in it.
struct IdentityRules: Sendable {
    /// Words that may stand between a pronoun and what it introduces.
    static let gap = 3

    /// The pronouns, some with a verb, that introduce what is said about oneself.
    private enum Anchor: Int, NamedCases {
        case my, am, have, did

        static let names = spelledNames
    }

    /// A label that is said by the words themselves, or by words behind an anchor.
    private struct Said: RawRepresentable, Sendable {
        let rawValue: Int

        init(_ label: Identity, behind anchor: Anchor?) {
            rawValue = label.rawValue * (Anchor.names.count + 1) + (anchor.map { $0.rawValue + 1 } ?? 0)
        }

        init(rawValue: Int) { self.rawValue = rawValue }
    }

    /// What a word or phrase says about the user.
    private struct Cues: PhraseLabels {
        var said: CaseSet<Said> = []
        var anchors: CaseSet<Anchor> = []
        /// Says some label by itself.
        var isPhrase = false
        var isStop = false
        var isPretence = false

        mutating func formUnion(_ other: Cues) {
            said.formUnion(other.said)
            anchors.formUnion(other.anchors)
            isPhrase = isPhrase || other.isPhrase
            isStop = isStop || other.isStop
            isPretence = isPretence || other.isPretence
        }
    }

    private let cues: PhraseTable<Cues>

    private static let lists: [(name: String, labels: Cues)] =
        Identity.allCases.flatMap { label in
            [("identity.\(label.name)", Cues(said: [Said(label, behind: nil)], isPhrase: true))]
                + Anchor.allCases.map { ("identity.\(label.name).\($0.name)", Cues(said: [Said(label, behind: $0)])) }
        }
        + Anchor.allCases.map { ("identity.\($0.name)", Cues(anchors: [$0])) }
        + [("identity.stop", Cues(isStop: true)), ("identity.pretence", Cues(isPretence: true))]

    /// - Throws: a `Failure` of the lexicon.
    init(_ file: LexiconFile) throws { cues = try PhraseTable(file, IdentityRules.lists) }

    static var headings: [String] { lists.map(\.name) }

    /// Labels of a sentence with their evidence, in the order in which they begin.
    func labels(of sentence: Sentence, _ words: [Word], _ bytes: UnsafeBufferPointer<UInt8>) -> [(label: Identity, bytes: Range<Int>)] {
        var found: [(label: Identity, bytes: Range<Int>)] = []
        var index = sentence.words.lowerBound
        let end = sentence.words.upperBound
        while index < end {
            guard let (cue, length) = cues.entry(words, at: index, before: end) else {
                index += 1
                continue
            }
            if cue.isPretence { return [] }
            for label in Identity.allCases {
                guard let last = match(label, cue, at: index, length, words, end) else { continue }
                let start = Int(words[index].start)
                if let latest = found.last(where: { $0.label == label }), start < latest.bytes.upperBound { continue }
                found.append((label, Clause.range(bytes, from: start, to: Int(words[last].start), within: sentence.bytes)))
            }
            // A phrase may begin within an anchor: "I have" and "have to".
            index += cue.isPhrase ? length : 1
        }
        return found
    }

    /// The last word of what says a label from `index` on; nil where nothing does.
    private func match(_ label: Identity, _ cue: Cues, at index: Int, _ length: Int, _ words: [Word], _ end: Int) -> Int? {
        if cue.said.contains(Said(label, behind: nil)) { return index + length - 1 }
        for anchor in Anchor.allCases where cue.anchors.contains(anchor) {
            if let last = match(Said(label, behind: anchor), words, index + length..<min(end, index + length + IdentityRules.gap + 1), end)
            {
                return last
            }
        }
        return nil
    }

    /// The last word of the first entry that says so, and begins in the range ahead of any stop.
    private func match(_ said: Said, _ words: [Word], _ range: Range<Int>, _ end: Int) -> Int? {
        for index in range {
            let entry = cues.entry(words, at: index, before: end)
            if let entry, entry.labels.said.contains(said) { return index + entry.length - 1 }
            if let entry, entry.labels.isStop { return nil }
        }
        return nil
    }
}
