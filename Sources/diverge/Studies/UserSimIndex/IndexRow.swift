import Numerics

/// One row of the index's table: a simulator against each batch of people, or each batch of people against each later one.
struct IndexRow: Sendable {
    var source: String
    var isPeople: Bool
    /// At least one.
    var comparisons: [PanelComparison]
    var ratings: [TrialTable.Ratings]

    /// The scores against one batch; NaN where one is undefined.
    struct Scores: Sendable {
        /// Of each feature: people's mean, the simulator's, and their Dice.
        var features: [(h: Double, m: Double, dice: Double)]
        var dimensions: [Double]
        var ece: Double
        var usi: Double
        var usi5: Double
    }

    /// The figures by their name in the findings.
    static let names = UserSimFeatures.dimensions.map(\.name) + ["eval", "ece", "usi", "usi5"]

    /// The tasks that any of it is made from, ascending.
    var tasks: [Int] { Set(comparisons.flatMap(\.tasks) + ratings.flatMap { $0.all.map(\.task) }).sorted() }

    /// The index with five terms, or with the agreement of surveys with six: the mean of D1 to D4, of the agreement, and of
    /// 100 (1 - ECE).
    static func index(dimensions: [Double], agreement: Double? = nil, ece: Double) -> Double {
        let terms = dimensions + (agreement.map { [$0] } ?? []) + [100 * (1 - ece)]
        return terms.reduce(0, +) / Double(terms.count)
    }

    /// The scores against each batch and the agreement of surveys with each task counted as often as its weight says.
    ///
    /// The agreement is the mean over the batches, NaN without surveys, and the same in every batch's index.
    func scores(weights: [Double]) -> (batches: [Scores], agreement: Double) {
        let agreement = meanOfFinite(ratings.map { self.agreement($0, weights: weights) })
        let batches = comparisons.map { comparison in
            let (h, m, ece) = comparison.scores(weights: weights)
            let features = zip(h, m).map { (h: $0, m: $1, dice: dice($0, $1)) }
            let dimensions = UserSimFeatures.scores(dice: features.map(\.dice))
            return Scores(
                features: features, dimensions: dimensions, ece: ece,
                usi: IndexRow.index(dimensions: dimensions, agreement: ratings.isEmpty ? nil : agreement, ece: ece),
                usi5: IndexRow.index(dimensions: dimensions, ece: ece))
        }
        return (batches, agreement)
    }

    func agreement(_ ratings: TrialTable.Ratings, weights: [Double]) -> Double {
        let total = ratings.all.reduce(0) { $0 + weights[$1.task] }
        return ratings.all.reduce(0) { $0 + weights[$1.task] * $1.agreement } / total
    }

    /// The figures in the order of `names`, of one batch or, without one, the means over the batches in which they are defined.
    static func figures(_ scores: (batches: [Scores], agreement: Double), agreement: Double? = nil) -> [Double] {
        let columns = scores.batches.map { $0.dimensions + [agreement ?? scores.agreement, $0.ece, $0.usi, $0.usi5] }
        return names.indices.map { index in meanOfFinite(columns.map { $0[index] }) }
    }
}

/// NaN where none is finite.
func meanOfFinite(_ values: [Double]) -> Double { mean(values.filter(\.isFinite)) }

/// The standard deviation that divides by n, as numpy's does; NaN for fewer than two values, of which one says nothing.
func populationDeviation(_ values: [Double]) -> Double {
    let n = Double(values.count)
    return (variance(values) * (n - 1) / n).squareRoot()
}
