/// The 19 features of the User-Sim Index in its four dimensions (Zhou et al., 2603.11245): names of measures, in the published order.
enum UserSimFeatures {
    static let dimensions: [(name: String, features: [String])] = [
        (
            "d1",
            [
                "politeness_rate", "short_msg_rate", "formality_rate", "ack_only_rate", "verbosity_cv", "repeat_rate",
                "id_confuse_rate",
            ]
        ),
        ("d2", ["info_frontload", "id_density", "user_words_per_turn", "opening_words"]),
        ("d3", ["uncertainty_rate", "certainty_rate", "pushback_q_rate", "clarify_q_rate", "info_q_rate"]),
        ("d4", ["emotion_rate", "accusation_rate", "pivot_rate"]),
    ]

    static let all = dimensions.flatMap(\.features)

    /// For each feature the position of its dimension.
    static let dimensionOf = dimensions.indices.flatMap { index in dimensions[index].features.map { _ in index } }

    /// The scores of the four dimensions: 100 times the mean of the Dice of their features.
    static func scores(dice: [Double]) -> [Double] {
        dimensions.indices.map { dimension in
            let own = zip(dice, dimensionOf).filter { $0.1 == dimension }.map(\.0)
            return 100 * own.reduce(0, +) / Double(own.count)
        }
    }
}

/// The Sorensen-Dice coefficient of two means, 2 min(|h|, |m|) / (|h| + |m|), 1 where both are 0; it does not depend on their unit.
func dice(_ h: Double, _ m: Double) -> Double {
    let sum = abs(h) + abs(m)
    return sum > 0 ? 2 * min(abs(h), abs(m)) / sum : sum == 0 ? 1 : .nan
}
