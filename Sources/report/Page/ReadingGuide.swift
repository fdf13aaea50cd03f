/// How to read the figures.
enum ReadingGuide {
    static func ofDivergences(confidence: String?) -> [Page.Definition] {
        let interval = confidence.map { "\($0) % percentile bootstrap interval" } ?? "Percentile bootstrap interval"
        return [
            line(
                "JS",
                """
                Jensen–Shannon divergence between the shares that the two sides have of each cluster. It is 0 where all shares are \
                equal, and the logarithm of 2 (0.693 in nats, 1 in bits) where the sides have no cluster in common.
                """
            ),
            line(
                "interval",
                """
                \(interval) of JS over conversations. With few conversations per cluster it lies above the value, because \
                resampling adds chance of its own.
                """
            ),
            line(
                "floor",
                """
                The JS that chance alone gives: the mean and the 95th percentile over random permutations of the source labels. It is \
                about (k − 1)/(4n) for k clusters and n conversations per side. Only a value above it says something about the simulator.
                """
            ),
            line("p", "Share of the random permutations that reach the value."),
            line(
                "KL fwd, KL bwd",
                """
                Kullback–Leibler divergence with smoothing: fwd, from the reference to the simulator, is large where behavior is \
                missed; bwd, from the simulator to the reference, where it is invented.
                """
            ),
            line("TV", "Total variation: the share of conversations that would have to change cluster."),
            line("control", "The reference against itself in two random halves: what a perfect simulator of half the size would get."),
            line(
                "clusters",
                """
                Shares are of all conversations of the reference and of the simulator. A cluster is captured where the simulator's \
                share lies between half and twice the reference's, missed below that, and invented above it. It is undecided where it \
                lies outside, but by no more than chance (tested for all clusters together, after Benjamini and Hochberg). JS part is \
                what the cluster adds to JS.
                """
            ),
        ]
    }

    static let ofDifferences = [
        line(
            "aspect, measure",
            """
            The figures of both sides are means over conversations. An aspect that counts nothing is the share of the user's \
            messages in which it holds, or 1 where it holds for the conversation and 0 where it does not. Among labels, the one \
            whose share differs most is shown with its shares (n: how many conversations, where not all have a label).
            """
        ),
        line("difference", "Percentile bootstrap interval of the simulator's mean or share minus the reference's."),
        line(
            "distance",
            """
            From 0 (the same on both sides) to 1 (nothing in common), whatever the unit: for numbers the largest difference between \
            the two distribution functions (Kolmogorov–Smirnov), for labels total variation. The tables are sorted by it; \
            differences that chance could make come last.
            """
        ),
        line(
            "adjusted p",
            """
            Share of the random permutations of the conversations that reach the distance, adjusted after Benjamini and Hochberg: \
            for aspects over all aspects of the simulator, for other measures over the simulators.
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
            is 2 min(h, m) / (h + m), with h the mean of people and m that of the simulator: 1 where they are equal.
            """
        ),
        line(
            "ECE",
            """
            Calibration of outcomes: how far apart the success rates of people and simulator are over tasks of similar difficulty; 0 \
            is best.
            """
        ),
    ]

    private static func line(_ term: String, _ meaning: String) -> Page.Definition { Page.Definition(term: term, meaning: meaning) }
}
