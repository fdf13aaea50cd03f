import Stage

/// The 19 features of the User-Sim Index and the cleaning before them (Zhou et al., 2603.11245; protocol 2.2 and 2.3).
///
/// Linear in what the user wrote. Messages of other roles take no part.
struct USI: Sendable {
    /// The features, in the published order.
    static let names = [
        "politeness_rate", "short_msg_rate", "formality_rate", "ack_only_rate", "verbosity_cv", "repeat_rate", "id_confuse_rate",
        "info_frontload", "id_density", "user_words_per_turn", "opening_words", "uncertainty_rate", "certainty_rate", "pushback_q_rate",
        "clarify_q_rate", "info_q_rate", "emotion_rate", "accusation_rate", "pivot_rate",
    ]
    static let help = """
        usi: the 19 features of the User-Sim Index, politeness_rate to pivot_rate, of the user's messages, for diverge. The messages are \
        cleaned first: commands, forms and stop tokens of its benchmark are left out, and think and tool blocks cut out; source real is \
        cleaned as people's. \
        Twelve features go by words (--lexicon), which the program has in English.
        """
    /// A message of at most so many words is short.
    static let shortMessage = 3
    /// A conversation repeats itself where a word trigram occurs more often.
    static let trigramLimit = 10

    private let lexicon: USILexicon
    private let pool: WorkspacePool<Workspace>

    private struct Workspace: Sendable {
        var matchers: [USILexicon.Heading: PatternMatcher]
        var messages = UserMessages()
        var hits: [USILexicon.Heading: Int] = [:]
    }

    init(_ lexicon: USILexicon) {
        self.lexicon = lexicon
        pool = WorkspacePool {
            let matchers = lexicon.entries.map { ($0, PatternMatcher($1.pattern, $0.question)) }
            return Workspace(matchers: Dictionary(uniqueKeysWithValues: matchers))
        }
    }

    /// What the values depend on besides the conversation.
    var settings: [String] { ["usi 1"] + lexicon.digests }

    /// The features, in the order of `names`. `source` is "real", or a simulator's name; `language` nil where it is none that is known.
    func measures(of conversation: Conversation, source: String, language: Language?) -> Measures {
        pool.withValue { workspace in
            let headings = USILexicon.Heading.allCases.filter { $0.isFeature && lexicon.speaks(language, $0) }
            read(conversation, isReal: source == "real", headings, &workspace)
            let values = USI.values(&workspace.messages, hits: workspace.hits, headings)
            return USI.names.map { name in
                guard !workspace.messages.words.isEmpty else { return (name, .absent("no message of the user")) }
                guard let value = values[name] else { return (name, .absent("no word list for the language")) }
                return (name, .number(value))
            }
        }
    }

    /// Cleans the user's messages and counts, for each heading, the messages that are hit; for identifiers the hits.
    private func read(_ conversation: Conversation, isReal: Bool, _ headings: [USILexicon.Heading], _ workspace: inout Workspace) {
        workspace.messages.removeAll()
        for turn in conversation.turns where turn.role == .user {
            var text = turn.text
            text.withUTF8 { text in
                if workspace.matchers[isReal ? .dropReal : .dropSimulated]?.matches(text) != true { workspace.messages.append(text) }
            }
        }
        workspace.hits = Dictionary(uniqueKeysWithValues: headings.map { ($0, 0) })
        workspace.messages.text.withUnsafeBufferPointer { text in
            for range in workspace.messages.ranges {
                let message = UnsafeBufferPointer(rebasing: text[range])
                var isQuestion = false
                for heading in headings {
                    // A message is one of the three kinds of question, the first that it is.
                    if isQuestion, heading.isQuestion { continue }
                    let hits = workspace.matchers[heading]?.count(heading == .acknowledgement ? message.trimmed : message) ?? 0
                    workspace.hits[heading, default: 0] += hits
                    if heading.isQuestion, hits > 0 { isQuestion = true }
                }
            }
        }
    }

    /// The features that can be had: those without words, and those of the headings.
    private static func values(_ messages: inout UserMessages, hits: [USILexicon.Heading: Int], _ headings: [USILexicon.Heading])
        -> [String: Double]
    {
        let n = Double(messages.words.count)
        let words = messages.words.map(Double.init)
        let total = words.reduce(0, +)
        let mean = total / n
        let variance = words.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n
        var values = [
            "short_msg_rate": Double(words.count { $0 <= Double(shortMessage) }) / n,
            "formality_rate": Double(messages.dashed) / n,
            "verbosity_cv": mean > 0 ? variance.squareRoot() / mean : 0,
            "repeat_rate": messages.repeatsTrigram(moreThan: trigramLimit) ? 1 : 0,
            "info_frontload": total > 0 ? words.prefix(2).reduce(0, +) / total : 0,
            "user_words_per_turn": mean,
            "opening_words": words.first ?? 0,
        ]
        for heading in headings {
            let hits = Double(hits[heading] ?? 0)
            values[heading.rawValue] = heading == .serviceVoice ? min(hits, 1) : hits / n
        }
        return values
    }
}
