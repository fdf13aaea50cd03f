import Numerics

/// What each resampling unit adds to the sums that an estimate is a function of: a row a unit, a column a sum.
///
/// Rates, differences of rates and agreements are ratios of such sums. To draw rows is to draw units whole, with all the records
/// they hold, and every column of a draw comes from the same units.
struct UnitSums: Sendable {
    let columns: Int
    private var rows: [Double] = []

    /// Adds the entries of a unit up; units stand in the order of their first entry. Each entry has `columns` values. O(n).
    init(columns: Int, _ entries: [(unit: Int, values: [Double])]) {
        self.columns = columns
        var positions: [Int: Int] = [:]
        for entry in entries {
            if let row = positions[entry.unit] {
                for column in 0..<columns { rows[row * columns + column] += entry.values[column] }
            } else {
                positions[entry.unit] = positions.count
                rows += entry.values
            }
        }
    }

    /// How many units there are.
    var count: Int { rows.count / columns }

    /// What a unit adds to a sum.
    subscript(unit: Int, column: Int) -> Double { rows[unit * columns + column] }

    /// The sums over all units.
    var totals: [Double] { sums { _ in 1 } }

    /// The sums over as many units drawn with replacement: the cluster bootstrap (Davison and Hinkley, 1997, section 3.8), once
    /// for each bootstrap sample. O(bootstrap x units x columns).
    func redrawn(_ resampling: Resampling, stream: String) -> [[Double]] {
        resampling.draws(resampling.bootstrap, stream: "bootstrap:\(stream)") { count, generator in
            (0..<count).map { _ in redraw(&generator) }
        }
    }

    /// The sums with the sign of each unit's row thrown by a coin, once for each permutation: the law of sums of differences
    /// whose sign is chance, the units independent (Fisher, 1935, section 21). O(permutations x units x columns).
    func flipped(_ resampling: Resampling, stream: String) -> [[Double]] {
        resampling.draws(resampling.permutations, stream: "signs:\(stream)") { count, generator in
            (0..<count).map { _ in sums { _ in generator.next() >> 63 == 0 ? 1 : -1 } }
        }
    }

    private func sums(_ weight: (_ unit: Int) -> Double) -> [Double] {
        var sums = [Double](repeating: 0, count: columns)
        for unit in 0..<count {
            let weight = weight(unit)
            for column in 0..<columns { sums[column] += weight * rows[unit * columns + column] }
        }
        return sums
    }

    private func redraw(_ generator: inout Xoshiro256) -> [Double] {
        var sums = [Double](repeating: 0, count: columns)
        let count = count
        for _ in 0..<count {
            let start = generator.integer(below: count) * columns
            for column in 0..<columns { sums[column] += rows[start + column] }
        }
        return sums
    }
}
