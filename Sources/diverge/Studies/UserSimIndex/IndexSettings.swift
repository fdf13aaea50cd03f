import Stage

/// How the User-Sim Index is made.
struct IndexSettings: Sendable {
    /// nil: pooled over the simulators at hand.
    var difficulty: Difficulty?
    var missingAnswer: MissingAnswer

    static let options = [
        Option(
            "difficulty", value: "FILE", help: "success rates by task, for the calibration in the User-Sim Index",
            details: """
                One JSON object of rates from 0 to 1 by task, or such an object in its field difficulty. Without it the rates are pooled over \
                the runs of all simulators in the input; a task needs ten of them.
                """, isAdvanced: true),
        Option(
            "missing-answer", choices: MissingAnswer.allCases.map(\.rawValue), default: "random",
            help: "what stands for a survey answer that a simulator owes",
            details: """
                A legal answer drawn at random (as numpy's default_rng(--seed) draws it, in the published order), the middle of the scale, or \
                nothing. What a person left out never counts.
                """, isAdvanced: true),
    ]

    init(_ arguments: Arguments) throws {
        difficulty = try arguments.string("difficulty").map { try Difficulty(file: $0) }
        missingAnswer = arguments.string("missing-answer").flatMap { MissingAnswer(rawValue: $0) } ?? .random
    }

    /// What a digest of the settings is made from.
    var digested: String { "\(missingAnswer.rawValue) \(difficulty?.digested ?? "pooled")" }
}
