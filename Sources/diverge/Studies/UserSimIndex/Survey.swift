import Stage

/// A question of the survey that people fill in after a conversation, with the codes of its answers (Zhou et al., 2603.11245).
struct SurveyQuestion: Sendable {
    let name: String
    let codes: [String: Int8]

    /// The codes an answer may have, ascending.
    var legal: [Int8] { Set(codes.values).sorted() }

    /// 0 for the lowest code, 1 for the highest.
    func normalised(_ code: Int8) -> Double {
        let legal = legal
        return Double(code - legal[0]) / Double(legal[legal.count - 1] - legal[0])
    }

    /// In the order in which missing answers are drawn.
    static let all: [SurveyQuestion] = [
        .init(
            name: "task_success",
            codes: [
                "No - Task failed": 1, "No - Due to a policy issue, which the agent clearly explained": 2, "Partially - Some progress": 3,
                "Yes - Task completed": 4, "Fully - Exceeded expectations": 5,
            ]),
        .init(
            name: "efficiency",
            codes: ["Very inefficient - Too many steps": 1, "Somewhat inefficient": 2, "About right": 3, "Very efficient": 4]),
        .init(name: "question_amount_preference", codes: ["Too many": 1, "About right": 2, "Too few": 1]),
        .init(name: "answer_effort_time", codes: ["High": 1, "Medium": 2, "Low": 3]),
        .init(name: "human_like", codes: ["No": 1, "Partially": 2, "Yes": 3]),
        .init(name: "interaction_flow", codes: ["Not smooth": 1, "OK": 2, "Smooth": 3, "Excellent": 4]),
        .init(
            name: "overall_score",
            codes: ["1 (Very poor)": 1, "2 (Poor)": 2, "3 (Acceptable)": 3, "4 (Good)": 4, "5 (Excellent)": 5]),
        .init(name: "reuse", codes: ["Absolutely no": 1, "No": 2, "Maybe": 3, "Yes": 4, "Absolutely yes": 5]),
    ]
}

/// One filled-in survey: a code for each question, nil where there is no legal answer.
struct SurveyAnswers: Sendable, Equatable {
    var codes: [Int8?]

    init(_ codes: [Int8?]) { self.codes = codes }

    /// The field `survey`: an object of answers by the question's name, each the answer's words, its code, or an object with
    /// either in `answer`; nil where the record has no survey. What is no legal answer counts as missing: simulators write all sorts.
    init?(_ record: Record) throws {
        guard let survey = record["survey"], survey.kind != .null else { return nil }
        guard survey.kind == .object else { throw record.mismatch(survey, "survey", expected: "an object of answers") }
        codes = SurveyQuestion.all.map { question in
            guard let entry = survey[question.name], let answer = entry.kind == .object ? entry["answer"] : entry else { return nil }
            if let words = answer.string { return question.codes[words] }
            return answer.integer.flatMap(Int8.init(exactly:)).flatMap { question.legal.contains($0) ? $0 : nil }
        }
    }
}

/// What stands for an answer that a simulator did not give.
enum MissingAnswer: String, CaseIterable, Sendable {
    /// A legal code drawn at random, as the published index has it.
    case random
    /// The middle of the scale.
    case midpoint
    /// Nothing: the question does not count.
    case skip
}

/// 100 (1 - mean over the questions of |h - s|), answers scaled to 0 ... 1; nil where the person answered none that counts.
///
/// A question that the person left out is skipped; one that the simulator left out is filled in by `policy`.
func surveyAgreement(
    person: SurveyAnswers, simulator: SurveyAnswers, missing policy: MissingAnswer, using generator: inout PCG64
) -> Double? {
    var differences: [Double] = []
    for (index, question) in SurveyQuestion.all.enumerated() {
        guard let expected = person.codes[index] else { continue }
        let given: Double
        if let code = simulator.codes[index] {
            given = question.normalised(code)
        } else {
            switch policy {
            case .random:
                let legal = question.legal
                given = question.normalised(legal[generator.integer(below: legal.count)])
            case .midpoint: given = 0.5
            case .skip: continue
            }
        }
        differences.append(abs(question.normalised(expected) - given))
    }
    return differences.isEmpty ? nil : 100 * (1 - differences.reduce(0, +) / Double(differences.count))
}
