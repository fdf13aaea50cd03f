import Stage

/// The second half of the human study: whether people see the clusters, by how often they find the odd one.
struct AnswerStudy: Study {
    private let table: AnswerTable
    private let settings: CommonSettings
    private let stage: String

    static let help = Topic(
        "Answers of annotators",
        """
        The key that --triplets wrote and answers {triplet, participant, choice: a, b or c} become a finding of kind agreement, for all facets \
        and by facet: accuracy (a third is chance; accuracy_p is the exact binomial test) and fleiss_kappa of the answers.
        """)

    static let tables: [any StudyTable.Type] = [AnswerTable.self]

    init?(_ tables: Tables, _ arguments: Arguments, _ common: CommonSettings) {
        (table, settings) = (tables[AnswerTable.self], common)
        if table.isEmpty { return nil }
        stage = settings.stage("answers", [])
    }

    /// All facets together, then each where there are several. Refuses answers without a key.
    func findings(to output: FindingOutput) throws {
        guard !table.answers.isEmpty else {
            throw Failure(.data, "a key, but no answer to its triplets", hint: "an answer is {triplet, participant, choice}")
        }
        let judged = try table.answers.map { answer in
            guard let key = table.keys[answer.triplet] else {
                throw Failure(
                    .data, "no key for the triplet '\(answer.triplet)'", at: answer.place, field: "triplet",
                    hint: "give the file that --key wrote together with the answers")
            }
            return JudgedAnswer(answer: answer, key: key)
        }
        try output.write(finding(judged, facet: nil))
        let facets = Dictionary(grouping: judged, by: \.key.facet)
        guard facets.count > 1 else { return }
        for facet in facets.keys.sorted() { try output.write(finding(facets[facet] ?? [], facet: facet)) }
    }

    private func finding(_ answers: [JudgedAnswer], facet: String?) -> JSONObject {
        let agreement = TripletAgreement(answers, settings.resampling, stream: "answers:\(facet ?? "")")
        var finding = JSONObject()
        finding.add("kind", "agreement")
        finding.add("what", "triplets")
        finding.add("facet", ifPresent: facet)
        finding.add("accuracy", agreement.accuracy)
        finding.add("accuracy_p", agreement.p)
        finding.add("accuracy_chance", 1.0 / 3)
        finding.add("fleiss_kappa", agreement.kappa)
        if agreement.kappa.isNaN {
            finding.add("fleiss_kappa_reason", "no triplet has two answers, or all answers are one place")
        } else {
            finding.add("fleiss_kappa", interval: agreement.kappaInterval)
        }
        finding.add("answers", answers.count)
        finding.add("participants", agreement.participants)
        finding.add("triplets", agreement.triplets)
        finding.add("triplets_unanswered", table.keys.values.count { facet == nil || $0.facet == facet } - agreement.triplets)
        finding.close(
            unit: "participant, triplet", units: nil, settings.resampling,
            warnings: agreement.isComplete ? [] : ["answers_missing"], via: Via.extended(table.via(of: answers.map(\.answer.triplet)), by: stage))
        return finding
    }
}
