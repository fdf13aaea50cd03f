import Stage

/// Writes the behavior records of conversations, facet by facet.
struct BehaviorWriter: Sendable {
    let facets: [Facet]
    /// nil: told from what each user wrote.
    let language: Language?
    let languages: Languages
    /// nil: facet knowledge is not asked for.
    private let statements: StatementRules?
    /// Conversations without a statement.
    let unstated = UnstatedCount()

    init(_ facets: [Facet], language: Language?, languages: Languages) throws {
        (self.facets, self.language, self.languages) = (facets, language, languages)
        statements = facets.contains(.knowledge) ? StatementRules(try KnowledgeLexicon(LexiconFile(builtIn: "knowledge"))) : nil
    }

    /// What the records depend on besides the conversations.
    var settings: [String] {
        Analysis.settings(of: facets) + (facets.contains(.knowledge) ? StatementRules.settings : [])
            + (facets.contains(.profile) ? Profile.settings : [])
            + [language].compactMap(\.?.code)
    }

    /// Writes the records of a conversation; returns how many that is.
    func write(_ found: FoundConversation, via: String, scratch: inout Analysis.Scratch, to output: inout JSONText) -> Int {
        let analysis = Analysis(found.conversation, in: language, languages: languages, scratch: &scratch)
        var records = 0
        func write(_ set: (inout RecordEdit) -> Void) {
            var edit = found.edit
            set(&edit)
            edit.set("via", via)
            edit.write(found.record, to: &output)
            records += 1
        }
        for (facet, description) in zip(facets, analysis.descriptions(of: facets)) {
            switch facet.kind {
            case .knowledge:
                let statements =
                    statements?.statements(
                        of: found.conversation, in: analysis.language, languages: languages, scan: &scratch.scan) ?? []
                for (number, statement) in statements.enumerated() { write { $0.set(statement, number: number) } }
                unstated.add(hasStatement: !statements.isEmpty, hasWords: analysis.knowsWords)
            case .profile:
                var profile = Profile()
                profile.add(analysis, lexicon: languages[analysis.language], scan: &scratch.scan)
                write { $0.set(profile) }
            default:
                write {
                    $0.set("facet", facet.rawValue)
                    $0.setJSON("text", description.textLiteral)
                    if facet.isAbstract { $0.setJSON("aspects", description.aspectsObject) }
                }
            }
        }
        return records
    }
}
