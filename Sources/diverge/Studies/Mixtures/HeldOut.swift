/// A mixture and the best of its members on conversations by which neither the weights nor that member were chosen: each half is
/// judged by what the other half chose, and the two are averaged.
struct HeldOut: Sendable {
    /// The objective of the mixture and of the best member, in nats, and how much less the mixture's is.
    var mixture: Double
    var best: Double
    var gain: Double
    /// The same less their bias: a mixture has more conversations behind it than each member, so that its plain value is the more
    /// flattered the fewer they are, and two halves of one simulator seem to gain by being mixed.
    var correctedMixture: BiasCorrection?
    var correctedGain: BiasCorrection?

    /// `halves` holds for each half the reference, then the members. nil where one of them has nothing in a half, or the objective
    /// is infinite.
    init?(_ objective: MixtureObjective, halves: [[Sample]], clusters: Int, confidence: Double) {
        guard halves.allSatisfy({ $0.allSatisfy { $0.count > 0 } }) else { return nil }
        let problems = halves.map { samples in
            let counts = samples.map { counted($0.clusters, clusters: clusters) }
            return MixtureProblem(objective, reference: counts[0], members: Array(counts[1...]))
        }
        var folds: [(mixture: Double, best: Double, jackknife: Jackknife)] = []
        for (fitted, scored) in [(0, 1), (1, 0)] {
            guard let fit = problems[fitted].fit() else { return nil }
            let best = problems[fitted].best
            let alone = fit.weights.indices.map { $0 == best ? 1.0 : 0 }
            let jackknife = Jackknife(
                weightings: [fit.weights, alone], members: Array(halves[scored][1...]), reference: halves[scored][0],
                clusters: clusters, objective: objective)
            folds.append((problems[scored].value(fit.weights), problems[scored].value(alone), jackknife.withDifference))
        }
        func averaged(_ value: (Int) -> Double) -> Double { (value(0) + value(1)) / 2 }
        mixture = averaged { folds[$0].mixture }
        best = averaged { folds[$0].best }
        guard mixture.isFinite, best.isFinite else { return nil }
        gain = best - mixture
        /// The halves have no unit in common, so the variance of the mean is a quarter of the sum of theirs.
        func corrected(_ statistic: Int, _ value: (Int) -> Double, within range: ClosedRange<Double>) -> BiasCorrection? {
            let errors = folds.map { $0.jackknife.standardError(statistic) }
            return BiasCorrection(
                averaged(value), bias: averaged { folds[$0].jackknife.bias(statistic, observed: value($0)) }, .jackknife,
                standardError: errors.reduce(0) { $0 + $1 * $1 }.squareRoot() / 2, within: range, confidence: confidence)
        }
        let largest = objective.largest
        correctedMixture = corrected(0, { folds[$0].mixture }, within: 0...largest)
        correctedGain = corrected(2, { folds[$0].best - folds[$0].mixture }, within: -largest...largest)
    }
}

extension Jackknife {
    /// The same with a third statistic, the second less the first.
    fileprivate var withDifference: Jackknife {
        Jackknife(sides: sides.map { $0.map { Value(values: $0.values + [$0.values[1] - $0.values[0]], units: $0.units) } })
    }
}
