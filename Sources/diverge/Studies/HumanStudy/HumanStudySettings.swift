import Stage

/// What is asked of people.
struct HumanStudySettings: Sendable {
    /// How many triplets of each codebook are drawn instead of writing findings; nil: none.
    var triplets: Int?
    /// Where the key to them is written.
    var key: String?

    static let options = [
        Option(
            "triplets", value: "N", help: "draw N odd-one-out triplets of each codebook for annotators, no findings",
            details: """
                Each is {triplet, a, b, c}: two texts of one cluster and one of another, in shuffled order. Annotators answer with \
                {triplet, participant, choice: a, b or c}; diverge reads the answers together with the key. A published study had 25 \
                triplets and 15 annotators.
                """, isAdvanced: true),
        Option(
            "key", value: "FILE", help: "where --triplets writes the answers",
            details: "A line a triplet, {triplet, odd, cluster, odd_cluster, ids, sources, ...}; apart, so that annotators stay blind.",
            isAdvanced: true),
    ]

    init(_ arguments: Arguments) throws {
        triplets = try arguments.integer("triplets", in: 1...1_000_000)
        key = arguments.string("key")
        guard (triplets == nil) == (key == nil) else {
            throw Failure.usage(
                triplets == nil ? "--key needs --triplets" : "--triplets needs --key FILE",
                hint: "the key is a file of its own, so that the annotators do not see it")
        }
    }
}
