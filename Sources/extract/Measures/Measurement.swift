import Stage

/// Measures conversations by the sets that were asked for.
struct Measurement: Sendable {
    private let sets: [MeasureSet]
    /// nil: told from what each user wrote.
    private let language: Language?
    private let languages: Languages
    private let realsim: Realsim?
    private let usi: USI?

    /// `lexicon`: a file whose headings take the place of the program's own in the set usi.
    init(_ sets: [MeasureSet], language: Language?, languages: Languages, lexicon: String?) throws {
        (self.sets, self.language, self.languages) = (sets, language, languages)
        realsim = sets.contains(.realsim) ? try Realsim() : nil
        usi = sets.contains(.usi) ? USI(try USILexicon(replacing: lexicon)) : nil
    }

    /// What the values depend on besides the conversations.
    var settings: [String] {
        sets.map(\.rawValue) + (realsim.map { _ in Realsim.settings } ?? []) + (usi?.settings ?? [])
            + (sets.contains(.shape) ? Shape.settings : [])
            + [language].compactMap(\.?.code)
    }

    /// Buffers that one conversation after another may use.
    struct Scratch: Sendable {
        var scan = TextScan()
        var realsim = Realsim.Scratch()
        var shape = Shape.Scratch()
    }

    /// The measures of all sets, in their order, and what labels among them were read off: nil where no set has any to tell.
    /// `source` is "real", or a simulator's name.
    func measures(of conversation: Conversation, source: String, scratch: inout Scratch) -> (Measures, evidence: EvidenceList?) {
        let language = language ?? languages.identifier.language(of: conversation.turns, scan: &scratch.scan)
        var evidence = EvidenceList()
        let isLong = conversation.turns.reduce(0) { $0 + $1.text.utf8.count } > 1 << 20
        let measures = sets.flatMap { set -> Measures in
            // What a long conversation took in one set is not kept beside what it takes in the next.
            defer { if isLong { scratch = Scratch() } }
            return switch set {
            case .realsim:
                realsim?.measures(
                    of: conversation, language: language, languages: languages, evidence: &evidence, scratch: &scratch.realsim) ?? []
            case .usi: usi?.measures(of: conversation, source: source, language: language) ?? []
            case .shape: Shape.measures(of: conversation, scratch: &scratch.shape)
            }
        }
        return (measures, realsim == nil ? nil : evidence)
    }
}
