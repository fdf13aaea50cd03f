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
    var totals: [Double] {
        var totals = [Double](repeating: 0, count: columns)
        add(into: &totals, count) { (unit: $0, weight: 1) }
        return totals
    }

    /// The sums over as many units drawn with replacement: the cluster bootstrap (Davison and Hinkley, 1997, section 3.8), once
    /// for each bootstrap sample. Rows are added as they are drawn, without a list. O(bootstrap x units x columns).
    func resampled(_ resampling: Resampling, stream: String) -> [[Double]] {
        let units = count
        return draws(resampling.bootstrap, resampling, stream: "bootstrap:\(stream)") { sums, generator in
            add(into: &sums, units) { _ in (unit: generator.integer(below: units), weight: 1) }
        }
    }

    /// The sums with the sign of each unit's row drawn at random, once for each permutation (sign-flip test): the distribution of sums
    /// of differences whose sign is chance, the units independent (Fisher, 1935, section 21). O(permutations x units x columns).
    func signFlipped(_ resampling: Resampling, stream: String) -> [[Double]] {
        let units = count
        return draws(resampling.permutations, resampling, stream: "signs:\(stream)") { sums, generator in
            add(into: &sums, units) { (unit: $0, weight: generator.next() >> 63 == 0 ? 1 : -1) }
        }
    }

    private func draws(
        _ count: Int, _ resampling: Resampling, stream: String, _ draw: @Sendable (inout [Double], inout Xoshiro256) -> Void
    ) -> [[Double]] {
        resampling.draws(count, stream: stream) { count, generator in
            (0..<count).map { _ in
                var sums = [Double](repeating: 0, count: columns)
                draw(&sums, &generator)
                return sums
            }
        }
    }

    /// Adds `count` rows, each a unit's times a weight; `next` names units of this table.
    @inline(__always) private func add(into sums: inout [Double], _ count: Int, _ next: (Int) -> (unit: Int, weight: Double)) {
        let columns = columns
        rows.withUnsafeBufferPointer { rows in
            sums.withUnsafeMutableBufferPointer { sums in
                for index in 0..<count {
                    let (unit, weight) = next(index)
                    for column in 0..<columns { sums[column] += weight * rows[unit &* columns &+ column] }
                }
            }
        }
    }
}
