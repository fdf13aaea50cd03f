import Stage

/// The sets of measures that --measures names; no name of a measure is in two of them.
enum MeasureSet: String, CaseIterable, Sendable {
    case realsim, usi, shape

    /// What the set's values depend on besides the conversation: raised when a rule changes.
    var settings: [String] {
        switch self {
        case .realsim: Realsim.settings
        case .usi: USI.settings
        case .shape: Shape.settings
        }
    }
}

/// Measures conversations by the sets that were asked for.
struct Measurement: Sendable {
    let sets: [MeasureSet]
    /// nil: told from what each user wrote.
    let language: Language?
    let languages: Languages
    let realsim: Realsim

    /// Buffers that one conversation after another may use.
    struct Scratch: Sendable {
        var realsim = Realsim.Scratch()
        var shape = Shape.Scratch()
    }

    var settings: [String] { sets.map(\.rawValue) + sets.flatMap(\.settings) + [language].compactMap(\.?.rawValue) }

    /// Whether some set reads labels off places in the text.
    var hasEvidence: Bool { sets.contains(.realsim) }

    /// The measures of all sets, in their order, and what the labels among them were read off. `source` is "real", or a simulator's name.
    func measures(of conversation: Conversation, source: String, scratch: inout Scratch) -> (Measures, evidence: [Evidence]) {
        let language = language ?? languages.identifier.language(of: conversation.turns)
        var evidence: [Evidence] = []
        let measures = sets.flatMap { set in
            switch set {
            case .realsim:
                realsim.measures(of: conversation, language: language, languages: languages, evidence: &evidence, scratch: &scratch.realsim)
            case .usi: USI.measures(of: conversation, source: source, language: language)
            case .shape: Shape.measures(of: conversation, scratch: &scratch.shape)
            }
        }
        return (measures, evidence)
    }
}
