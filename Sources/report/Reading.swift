/// How to read the figures.
enum Reading {
    static func lines(confidence: String?) -> [Page.Reading] {
        let interval = confidence.map { "\($0) % percentile bootstrap interval" } ?? "Percentile bootstrap interval"
        return [
            line("JS", "Jensen–Shannon divergence of the two sides' shares of the clusters: 0 where they are equal, the logarithm of 2 (0.693 in nats, 1 in bits) where they share no cluster."),
            line("interval", "\(interval) of JS over conversations. Where conversations per cluster are few it lies above the value, because resampling adds chance of its own."),
            line("floor", "What chance alone comes to: JS when the labels of the two sides are dealt at random, mean and 95th percentile; about (k − 1)/(4n) for k clusters and n conversations a side. Only what lies above it says something about the simulator."),
            line("p", "Share of random deals that reach the value."),
            line("KL fwd, KL bwd", "Kullback–Leibler divergence with smoothing, from the reference to the simulator (large where behaviour is missed) and back (large where it is invented)."),
            line("TV", "Total variation: the share of conversations that would have to change cluster."),
            line("control", "The reference against itself in two random halves: what a perfect simulator of half the size would get."),
            line("clusters", "p is a cluster's share of the reference, q of the simulator. Captured: q between p/2 and 2p; missed: below; invented: above; undecided: outside, but by no more than chance (tested for all clusters together, after Benjamini and Hochberg). JS part is what the cluster adds to JS."),
        ]
    }

    private static func line(_ term: String, _ meaning: String) -> Page.Reading { Page.Reading(term: term, meaning: meaning) }
}
