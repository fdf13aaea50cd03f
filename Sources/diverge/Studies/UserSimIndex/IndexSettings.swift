import Stage

/// How the User-Sim Index is made.
struct IndexSettings: StudySettings {
    let common: CommonSettings
    /// nil: pooled over the simulators at hand.
    var difficulty: Difficulty?
    var missingAnswer: MissingAnswer

    private static let difficultyKey = OptionKey.inputFile(
        "difficulty", help: "success rates by task, for the calibration in the User-Sim Index",
        details: """
            One JSON object of rates from 0 to 1 by task, or such an object in its field difficulty. Without it the rates are pooled over \
            the runs of all simulators in the input, and a task needs ten of them.
            """
    ).advanced()
    private static let missing = OptionKey.choice(
        "missing-answer", of: MissingAnswer.self, help: "value of a survey answer that a simulator did not give",
        details: """
            A legal answer drawn at random (as numpy's default_rng(--seed) draws it, in the published order), the middle of the scale, or \
            nothing. An answer that a person left out never counts.
            """
    ).defaulting(to: .random).advanced()

    static let options = [difficultyKey.option, missing.option]

    init(_ arguments: Arguments, _ common: CommonSettings) throws {
        self.common = common
        difficulty = try arguments[Self.difficultyKey].map { try Difficulty(file: $0) }
        missingAnswer = arguments[Self.missing]
    }

    /// What a digest of the settings is made from.
    var digested: String { "\(missingAnswer.rawValue) \(difficulty?.digested ?? "pooled")" }
}
