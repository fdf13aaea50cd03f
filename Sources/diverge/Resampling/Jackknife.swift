import Numerics

/// What statistics of one or more samples become when one unit is left out: the values, and how many units give them.
struct Jackknife: Sendable {
    struct Value: Sendable {
        /// One for each statistic.
        var values: [Double]
        var units: Double
    }

    /// The units of each sample; one of a single unit has no values.
    let sides: [[Value]]

    /// The influences of the units of each side, estimated by (N - 1) (mean - value without it).
    private func influences(_ statistic: Int) -> [(units: Double, values: [(influence: Double, units: Double)])] {
        sides.map { side in
            let units = compensatedSum(side.map(\.units))
            let mean = compensatedSum(side.map { $0.units * $0.values[statistic] }) / units
            return (units, side.map { ((units - 1) * (mean - $0.values[statistic]), $0.units) })
        }
    }

    /// The acceleration of the BCa interval: sum (U/N)^3 / 6 (sum (U/N)^2)^(3/2) over the units of all, U a unit's
    /// influence (Efron, 1987, section 7; Efron and Tibshirani, 1993, equations 14.15 and 15.36).
    ///
    /// 0 where no unit has any influence; NaN where a side has one unit or a value is infinite.
    func acceleration(_ statistic: Int) -> Double {
        let (square, cube) = moments(statistic)
        return square == 0 ? 0 : cube / (6 * square * square.squareRoot())
    }

    /// The standard error, sqrt sum (U/N)^2; NaN where a side has one unit or a value is infinite.
    func standardError(_ statistic: Int) -> Double { moments(statistic).square.squareRoot() }

    /// The bias, sum over the sides of (N - 1) (mean - observed): Quenouille (1956).
    func bias(_ statistic: Int, observed: Double) -> Double {
        sides.reduce(0) { bias, side in
            let units = compensatedSum(side.map(\.units))
            let mean = compensatedSum(side.map { $0.units * $0.values[statistic] }) / units
            return bias + (units - 1) * (mean - observed)
        }
    }

    private func moments(_ statistic: Int) -> (square: Double, cube: Double) {
        guard !sides.contains(where: \.isEmpty) else { return (.nan, .nan) }
        // Where all values are the same but for rounding, no unit has any influence.
        var (square, cube) = (CompensatedSum(), CompensatedSum())
        for side in influences(statistic) {
            for (influence, units) in side.values {
                let share = abs(influence) > 1e-12 * side.units ? influence / side.units : 0
                square.add(units * share * share)
                cube.add(units * share * share * share)
            }
        }
        return (square.value, cube.value)
    }
}
