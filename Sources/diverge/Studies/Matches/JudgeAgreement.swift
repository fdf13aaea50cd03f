/// How two judges agree on the cases that both judged.
struct JudgeAgreement {
    struct Estimate {
        var value: CohenKappa
        var interval: BootstrapInterval?
    }

    /// One a dimension.
    var dimensions: [Estimate]
    /// All verdicts of all dimensions in one table.
    var pooled: Estimate
    var units: Int

    /// `pairs` holds each case as the one and as the other judged it, at least one.
    init(_ pairs: [(JudgedCases.Case, JudgedCases.Case)], dimensions: Int, _ resampling: Resampling, stream: String) {
        // Columns: four cells of each dimension, then of all.
        let sums = UnitSums(
            columns: 4 * dimensions + 4,
            pairs.map { first, second in
                var cells = [Double](repeating: 0, count: 4 * dimensions + 4)
                for (dimension, (one, other)) in zip(first.matched, second.matched).enumerated() {
                    let cell = (one ? 0 : 2) + (other ? 0 : 1)
                    // Only the second says yes: cell 2; both no: cell 3.
                    cells[4 * dimension + cell] += 1
                    cells[4 * dimensions + cell] += 1
                }
                return (first.unit, cells)
            })
        let resampled = sums.resampled(resampling, stream: stream)
        let totals = sums.totals
        let estimates = (0...dimensions).map { table in
            let columns = 4 * table..<4 * table + 4
            let value = CohenKappa(totals[columns])
            let interval = value.kappa.isNaN ? nil : resampling.interval(resampled.map { CohenKappa($0[columns]).kappa })
            return Estimate(value: value, interval: interval)
        }
        self.dimensions = Array(estimates.dropLast())
        pooled = estimates[dimensions]
        units = sums.count
    }
}
