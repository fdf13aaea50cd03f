import Numerics

/// How well a linear model tells the two sides apart: Mehri et al., 2605.07847, where its accuracy goes with the divergences.
struct Probe: Sendable {
    /// The share of records on whose side of the plane they lie, by models that were fitted without them.
    var accuracy: Estimate
    /// The area under the ROC curve of all these margins together.
    var area: Estimate

    /// Cross-validates a logistic regression in `folds` parts; the intervals are of the scores as they are, by resampled units.
    init(_ pair: VectorPair, folds: Int, cost: Double, bootstrap: [[Int32]], resampling: Resampling, stream: String) {
        var generator = Xoshiro256(seed: resampling.seed, stream: "diverge:vectors:folds:\(stream)")
        let isPositive = (0..<pair.points.rows).map { $0 >= pair.split }
        guard let foldOf = pair.folds(folds, using: &generator) else {
            self.init(reason: "fewer units on a side than the \(folds) folds")
            return
        }
        guard let scores = Probe.scores(pair.points, isPositive, foldOf, cost: cost, threads: resampling.threads) else {
            self.init(reason: "the logistic regression did not converge")
            return
        }
        let isRight = zip(scores, isPositive).map { ($0 > 0) == $1 ? 1.0 : 0 }
        let area = AreaUnderCurve(scores: scores, isPositive: isPositive)
        let ones = [Int32](repeating: 1, count: scores.count)
        self.init(
            accuracy: Estimate(
                Statistic(name: "accuracy"), value: mean(isRight), replicates: bootstrap.map { weightedMean(isRight, $0) },
                resampling: resampling),
            area: Estimate(
                Statistic(name: "auc"), value: area(weights: ones), replicates: bootstrap.map { area(weights: $0) }, resampling: resampling)
        )
    }

    private init(accuracy: Estimate, area: Estimate) { (self.accuracy, self.area) = (accuracy, area) }

    private init(reason: String) {
        self.init(accuracy: Estimate(undefined: "accuracy", reason), area: Estimate(undefined: "auc", reason))
    }

    /// The margin of each point by the model of the other folds; nil where a fit does not converge.
    static func scores(_ points: DoubleMatrix, _ isPositive: [Bool], _ foldOf: [Int], cost: Double, threads: Int) -> [Double]? {
        var scores = [Double](repeating: 0, count: points.rows)
        for fold in Set(foldOf).sorted() {
            let isIncluded = foldOf.map { $0 != fold }
            guard
                let model = LogisticRegression(
                    points, isPositive: isPositive, isIncluded: isIncluded, cost: cost, threads: threads)
            else { return nil }
            for (index, margin) in model.margins(points, threads: threads).enumerated() where !isIncluded[index] {
                scores[index] = margin
            }
        }
        return scores
    }
}

/// The mean of values by weights of the same number.
func weightedMean(_ values: some Sequence<Double>, _ weights: some Sequence<Int32>) -> Double {
    let (sum, total) = zip(values, weights).reduce((0.0, 0.0)) { ($0.0 + $1.0 * Double($1.1), $0.1 + Double($1.1)) }
    return sum / total
}
