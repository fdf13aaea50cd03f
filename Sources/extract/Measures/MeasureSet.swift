import Stage

/// The sets of measures that --measures names; no name of a measure is in two of them.
enum MeasureSet: String, CaseIterable, Sendable {
    case usi

    /// What the set's values depend on besides the conversation: raised when a rule changes.
    var settings: [String] {
        switch self {
        case .usi: USI.settings
        }
    }
}

/// Measures conversations by the sets that were asked for.
struct Measurement: Sendable {
    let sets: [MeasureSet]
    /// nil: told from what each user wrote.
    let language: Language?
    let languages: Languages

    /// Buffers that one conversation after another may use.
    struct Scratch: Sendable {
        var scan = TextScan()
    }

    var settings: [String] { sets.map(\.rawValue) + sets.flatMap(\.settings) + [language].compactMap(\.?.rawValue) }

    /// The measures of all sets, in their order. `source` is "real", or a simulator's name.
    func measures(of conversation: Conversation, source: String, scratch: inout Scratch) -> Measures {
        let language = language ?? languages.identifier.language(of: conversation.turns, scan: &scratch.scan)
        return sets.flatMap { set in
            switch set {
            case .usi: USI.measures(of: conversation, source: source, language: language)
            }
        }
    }
}
