/// How to read the figures.
enum ReadingGuide {
    static func lines(confidence: String?) -> [Page.Definition] {
        let interval = confidence.map { "\($0) % percentile bootstrap interval" } ?? "Percentile bootstrap interval"
        return [
            line(
                "JS",
                """
                Jensen–Shannon divergence of the two sides' shares of the clusters: 0 where they are equal, the logarithm of 2 \
                (0.693 in nats, 1 in bits) where they share no cluster.
                """
            ),
            line(
                "interval",
                """
                \(interval) of JS over conversations. Where conversations per cluster are few it lies above the value, because \
                resampling adds chance of its own.
                """
            ),
            line(
                "floor",
                """
                What chance alone comes to: JS when the labels of the two sides are dealt at random, mean and 95th percentile; about \
                (k − 1)/(4n) for k clusters and n conversations a side. Only what lies above it says something about the simulator.
                """
            ),
            line("p", "Share of random deals that reach the value."),
            line(
                "KL fwd, KL bwd",
                """
                Kullback–Leibler divergence with smoothing, from the reference to the simulator (large where behaviour is missed) \
                and back (large where it is invented).
                """
            ),
            line("TV", "Total variation: the share of conversations that would have to change cluster."),
            line("control", "The reference against itself in two random halves: what a perfect simulator of half the size would get."),
            line(
                "clusters",
                """
                p is a cluster's share of the reference, q of the simulator. Captured: q between p/2 and 2p; missed: below; \
                invented: above; undecided: outside, but by no more than chance (tested for all clusters together, after Benjamini \
                and Hochberg). JS part is what the cluster adds to JS.
                """
            ),
        ]
    }

    static let ofDifferences = [
        line(
            "aspect, measure",
            """
            The figures of both sides are means over conversations: of an aspect, unless it counts something, of the share of the \
            user's messages in which it holds, or of 1 where it holds of the conversation, else 0. Of labels the one whose share \
            differs most is shown, with its shares (n: of how many conversations, where not all have a label).
            """
        ),
        line("difference", "Percentile bootstrap interval of the simulator's mean or share less the reference's."),
        line(
            "distance",
            """
            From 0 (the same on both sides) to 1 (nothing in common), whatever the unit: of numbers the largest difference of the \
            two distribution functions (Kolmogorov–Smirnov), of labels total variation. The tables are sorted by it, what chance \
            could make last.
            """
        ),
        line(
            "adjusted p",
            """
            Share of random deals of the conversations that reach the distance, adjusted after Benjamini and Hochberg: of aspects \
            over all aspects of the simulator, of other measures over the simulators.
            """
        ),
    ]

    static let ofIndex = [
        line(
            "index",
            """
            The User-Sim Index: the mean of D1 to D4, the agreement of surveys where there are any, and 100 (1 − ECE); 100 is just \
            like people.
            """
        ),
        line(
            "D1 to D4",
            """
            100 times the mean Dice of the features of conversation style, information, clarification and reaction to errors. Dice \
            is 2 min(h, m) / (h + m) of the means h of people and m of the simulator: 1 where they are equal.
            """
        ),
        line(
            "ECE",
            "Calibration of outcomes: how far the success rates of people and simulator lie apart over tasks of like difficulty; 0 is best."
        ),
    ]

    private static func line(_ term: String, _ meaning: String) -> Page.Definition { Page.Definition(term: term, meaning: meaning) }
}
