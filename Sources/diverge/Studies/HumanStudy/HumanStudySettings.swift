import Stage

/// Which triplets are drawn for annotators.
struct HumanStudySettings: StudySettings {
    let common: CommonSettings
    /// How many triplets of each codebook.
    var triplets: Int

    private static let tripletsKey = OptionKey.integer(
        "triplets", in: 1...1_000_000, help: "draw N odd-one-out triplets of each codebook for annotators, no findings",
        details: """
            Each is {triplet, a, b, c}: two texts of one cluster and one of another, in shuffled order. Annotators answer with \
            {triplet, participant, choice: a, b or c}. diverge reads the answers together with the key. A published study had 25 \
            triplets and 15 annotators.
            """
    ).advanced()
    static let keyKey = OptionKey.outputFile(
        "key", help: "where --triplets writes the right answers",
        details: """
            A line per triplet, {triplet, odd, cluster, odd_cluster, ids, sources, ...}, in a file of its own, so that annotators do not \
            see it.
            """
    ).onlyWith("triplets").advanced()

    static let options = [tripletsKey.option, keyKey.option]

    /// nil where no triplets are asked for.
    init?(_ arguments: Arguments, _ common: CommonSettings) throws {
        guard let triplets = arguments[Self.tripletsKey] else { return nil }
        guard arguments.isGiven(Self.keyKey) else {
            throw Failure.usage(
                "--triplets needs --key FILE", hint: "the key is a file of its own, so that the annotators do not see it")
        }
        (self.common, self.triplets) = (common, triplets)
    }
}
