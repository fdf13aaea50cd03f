import Stage

/// Tells what a sentence asks for by the first of its words that says so.
///
/// A sentence asks if it has the form of a request, or is a fragment that answers nothing. The first entry of [intent.LABEL] in it decides,
/// and each one behind "and"; a message that asks without any asks for a fact. A need stated in answer to a question, without "also",
/// asks for nothing.
struct IntentRules: Sendable {
    /// The languages that the rules have words of; feedback is told in the same.
    static let languages: Set<Language> = [.en, .zh]

    private let cues: PhraseTable<CaseSet<Intent>>
    /// The words behind which a sentence may ask for one more thing.
    private let links: PhraseTable<CaseSet<Link>>

    private enum Link: Int, Sendable { case and }

    private static let lists = Intent.allCases.map { (name: "intent.\($0.name)", labels: [$0] as CaseSet<Intent>) }
    private static let linkList = "intent.and"

    /// - Throws: a `Failure` of the lexicon.
    init(_ file: LexiconFile) throws {
        cues = try PhraseTable(file, IntentRules.lists)
        links = try PhraseTable(file, [(IntentRules.linkList, [.and])])
    }

    static var headings: [String] { lists.map(\.name) + [linkList] }

    /// Intents of a message, each once, and the sentence of each.
    func labels(of turn: UserTurn, _ scan: TextScan) -> [(label: Intent, sentence: Int)] {
        var found: [(label: Intent, sentence: Int)] = []
        var firstAsking: Int?
        for (number, sentence) in scan.sentences.enumerated() where UserTurn.isSpoken(number, of: scan.sentences.count) {
            let form = FormRules(words: scan.words, sentence: sentence).form()
            guard asks(sentence, form, turn) else { continue }
            if firstAsking == nil { firstAsking = number }
            for label in labels(of: sentence, scan.words) where !found.contains(where: { $0.label == label }) {
                found.append((label, number))
            }
        }
        if found.isEmpty, let firstAsking { found.append((.infoRetrieval, firstAsking)) }
        return found
    }

    private func asks(_ sentence: Sentence, _ form: SentenceForm, _ turn: UserTurn) -> Bool {
        switch form {
        case .need: return turn.ask != .detail && turn.ask != .yesNo || sentence.categories.contains(.addition)
        case .fragment: return turn.damsl.contains(.influence) && (turn.ask == .nothing || turn.ask == .more)
        case .commitment: return turn.schema.contains(.affirmIntent)
        default: return form.isRequest
        }
    }

    private func labels(of sentence: Sentence, _ words: [Word]) -> [Intent] {
        var found: [Intent] = []
        var index = sentence.words.lowerBound
        while index < sentence.words.upperBound {
            guard let (intents, length) = cues.entry(words, at: index, before: sentence.words.upperBound) else {
                index += 1
                continue
            }
            let isLinked = !found.isEmpty && !links[words[index - 1].hash].labels.isEmpty
            if found.isEmpty || isLinked { found += Intent.allCases.first(where: intents.contains).map { [$0] } ?? [] }
            index += length
        }
        return found
    }
}
