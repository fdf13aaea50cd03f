import Stage

/// What kind of thing a user asks for (Liu et al., 2605.02624, and the ninth label of its prompt, system_management).
enum Intent: String, CaseIterable, Sendable {
    /// A fact, an item, a record.
    case retrieval = "info_retrieval"
    /// Recommendations, ideas, options.
    case discovery = "info_discovery"
    /// How or why something is, what it means.
    case understanding = "info_understanding"
    /// A summary, an extract, a translation of what was given.
    case distillation = "info_distillation"
    /// A comparison, calculation, diagnosis, judgement.
    case analysis = "info_analysis"
    /// How to do something.
    case guidance = "method_guidance"
    /// Content that was not there before.
    case generation = "content_generation"
    /// Content of the conversation changed.
    case modification = "content_modification"
    /// Roles and standing orders for the assistant, and actions in a system: to book, cancel, transfer.
    case management = "system_management"
}

/// Tells what a sentence asks for by the first of its words that says so.
///
/// A sentence asks if it has the form of a request, or is a fragment that answers nothing. The first entry of [intent.LABEL] in it decides,
/// and each one behind "and"; a message that asks without any asks for a fact. A need told in answer to a question, without "also",
/// asks for nothing.
struct IntentRules: Sendable {
    /// The languages that the rules have words of; feedback is told in the same.
    static let languages: Set<Language> = [.en, .zh]

    private let lexicon: LabelLexicon

    /// - Throws: a `Failure` of the lexicon.
    init(_ file: LexiconFile) throws { lexicon = try LabelLexicon(file, under: "intent", Intent.allCases.map(\.rawValue)) }

    static var headings: [String] { Intent.allCases.map { "intent.\($0.rawValue)" } }

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
        if found.isEmpty, let firstAsking { found.append((.retrieval, firstAsking)) }
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

    private static let and = TextScan.hash(of: "and")

    private func labels(of sentence: Sentence, _ words: [Word]) -> [Intent] {
        var found: [Intent] = []
        var index = sentence.words.lowerBound
        while index < sentence.words.upperBound {
            guard let (names, length) = lexicon.entry(words, at: index, before: sentence.words.upperBound) else {
                index += 1
                continue
            }
            if found.isEmpty || words[index - 1].hash == IntentRules.and { found.append(Intent.allCases[names.trailingZeroBitCount]) }
            index += length
        }
        return found
    }
}
