import Stage

/// The sets of measures that --measures names; no name of a measure is in two of them.
enum MeasureSet: String, CaseIterable, Sendable {
    case usi

    /// What --help says of it.
    var help: String {
        switch self {
        case .usi: USI.help
        }
    }
}

/// Measures conversations by the sets that were asked for.
struct Measurement: Sendable {
    private let sets: [MeasureSet]
    /// nil: told from what each user wrote.
    private let language: Language?
    private let languages: Languages
    private let usi: USI?

    /// `lexicon`: a file whose headings take the place of the program's own in the set usi.
    init(_ sets: [MeasureSet], language: Language?, languages: Languages, lexicon: String?) throws {
        guard lexicon == nil || sets.contains(.usi) else { throw Failure.usage("--lexicon is of use with --measures usi") }
        (self.sets, self.language, self.languages) = (sets, language, languages)
        usi = sets.contains(.usi) ? USI(try USILexicon(replacing: lexicon)) : nil
    }

    /// What the values depend on besides the conversations.
    var settings: [String] { sets.map(\.rawValue) + (usi?.settings ?? []) + [language].compactMap(\.?.rawValue) }

    /// Buffers that one conversation after another may use.
    struct Scratch: Sendable {
        var scan = TextScan()
    }

    /// The measures of all sets, in their order. `source` is "real", or a simulator's name.
    func measures(of conversation: Conversation, source: String, scratch: inout Scratch) -> Measures {
        let language = language ?? languages.identifier.language(of: conversation.turns, scan: &scratch.scan)
        return sets.flatMap { set in
            switch set {
            case .usi: usi?.measures(of: conversation, source: source, language: language) ?? []
            }
        }
    }
}
