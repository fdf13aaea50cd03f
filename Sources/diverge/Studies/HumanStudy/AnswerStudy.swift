import Findings
import Stage

/// The second half of the human study: whether people see the clusters, by how often they find the odd one.
struct AnswerStudy {
    private let table: AnswerTable
    private let settings: Settings
    private let stage: String

    static let help = """
        The key of --triplets and answers {triplet, participant, choice: a, b or c} become a finding of kind agreement: accuracy (its \
        interval draws participants and triplets anew; accuracy_p is the exact binomial test against 1/3, answers independent) and \
        fleiss_kappa of the answers (its interval draws triplets), all together and by facet.
        """

    init(_ table: AnswerTable, settings: Settings) {
        (self.table, self.settings) = (table, settings)
        stage = settings.stage("answers", [])
    }

    /// Calls `write` with each finding: all facets together, then each where there are several. Refuses answers without a key.
    func findings(write: (any Finding) throws -> Void) throws {
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
        for (facet, answers) in scopes(judged, by: \.key.facet) { try write(finding(answers, facet: facet)) }
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
            via: Via.extended(answers.first?.key.via, by: stage))
        return finding
    }
}
