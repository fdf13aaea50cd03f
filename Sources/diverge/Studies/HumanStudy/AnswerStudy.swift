import Findings
import Stage

/// The second half of the human study: whether people see the clusters, by how often they find the odd one.
struct AnswerStudy: Study {
    private let table: AnswerTable
    private let settings: CommonSettings
    private let stage: String

    static let help = Topic(
        "Answers of annotators",
        """
        The key that --triplets wrote and answers {triplet, participant, choice: a, b or c} become a finding of kind agreement, for all \
        facets \
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
        for (facet, answers) in scopes(judged, by: \.key.facet) { try output.write(finding(answers, facet: facet)) }
    }

    private func finding(_ answers: [JudgedAnswer], facet: String?) -> AgreementFinding {
        let agreement = TripletAgreement(answers, settings.resampling, stream: "answers:\(facet ?? "")")
        var finding = AgreementFinding()
        (finding.subject.what, finding.subject.facet) = ("triplets", facet)
        finding.accuracy = Figure(agreement.accuracy)
        finding.accuracy?.test = PValue(agreement.p)
        finding.accuracyChance = 1.0 / 3
        var kappa = Figure(agreement.kappa)
        if agreement.kappa.isNaN {
            kappa.reason = "no triplet has two answers, or all answers are one place"
        } else {
            kappa.interval = agreement.kappaInterval.map { Interval($0) }
        }
        finding.fleissKappa = kappa
        finding.answers = answers.count
        (finding.participants, finding.triplets) = (agreement.participants, agreement.triplets)
        finding.tripletsUnanswered = table.keys.values.count { facet == nil || $0.facet == facet } - agreement.triplets
        finding.origin = Origin(
            unit: "participant, triplet", units: nil, settings.resampling, warnings: agreement.isComplete ? [] : [.answersMissing],
            via: Via.extended(table.via(of: answers.map(\.answer.triplet)), by: stage))
        return finding
    }
}
