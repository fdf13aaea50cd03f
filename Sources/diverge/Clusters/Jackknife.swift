import Numerics

/// What the divergences become when one unit is left out: for each side, the values and how many units give them.
///
/// Units with the same effect are taken together: one-record units in cells with the same two counts, so that there are as many
/// values as different pairs of counts, each had from the sum over all cells by exchanging one term. O(k) and O(1) a value, for
/// units of several records O(1) a record and O(k) for each of their sizes.
struct Jackknife {
    struct Value {
        var divergences: [Double]
        var units: Double
    }

    /// The reference's units, then the source's; a side of one unit has no values.
    let sides: [[Value]]

    init(reference: Sample, source: Sample, clusters: Int, rule: DivergenceRule) {
        var sums = CellSums(cells: clusters, rule: rule)
        let samples = [reference, source]
        let counts = samples.map { counted($0.clusters, clusters: clusters) }
        sides = [0, 1].map { side in
            guard samples[side].units > 1 else { return [] }
            let removals = Jackknife.removals(samples[side], own: counts[side], other: counts[1 - side])
            return removals.keys.sorted().flatMap { size in
                var totals = samples.map(\.count)
                totals[side] -= size
                sums.begin(n: totals[0], m: totals[1])
                sums.add(counts[0], counts[1])
                let whole = sums.sums
                return (removals[size] ?? []).map { removal in
                    sums.begin(n: totals[0], m: totals[1])
                    for (cluster, records) in removal.records {
                        let (a, b) = (counts[0][cluster], counts[1][cluster])
                        sums.add(a, b, times: -1)
                        sums.add(side == 0 ? a - records : a, side == 1 ? b - records : b)
                    }
                    let rest = zip(whole, sums.sums).map { $0 + $1 }
                    return Value(divergences: sums.divergences(of: rest), units: removal.units)
                }
            }
        }
    }

    private struct Removal {
        /// How many records of which clusters go.
        var records: [(cluster: Int, records: Int32)]
        var units: Double
    }

    /// The removals by the number of records that go.
    private static func removals(_ sample: Sample, own: [Int32], other: [Int32]) -> [Int: [Removal]] {
        guard sample.isByRecord else {
            let all = (0..<sample.units).map { unit in
                let records = Dictionary(sample[unit].map { ($0, Int32(1)) }, uniquingKeysWith: +)
                return Removal(records: records.sorted { $0.key < $1.key }.map { (Int($0.key), $0.value) }, units: 1)
            }
            return Dictionary(grouping: all) { $0.records.reduce(0) { $0 + Int($1.records) } }
        }
        var positions: [SIMD2<Int32>: Int] = [:]
        var removals: [Removal] = []
        for cluster in own.indices where own[cluster] > 0 {
            let pair = SIMD2(own[cluster], other[cluster])
            if let position = positions[pair] {
                removals[position].units += Double(own[cluster])
            } else {
                positions[pair] = removals.count
                removals.append(Removal(records: [(cluster, 1)], units: Double(own[cluster])))
            }
        }
        return [1: removals]
    }

    /// The influences of the units of each side, estimated by (N - 1) (mean - value without it).
    private func influences(_ divergence: Divergence) -> [(units: Double, values: [(influence: Double, units: Double)])] {
        sides.map { side in
            let units = compensatedSum(side.map(\.units))
            let mean = compensatedSum(side.map { $0.units * $0.divergences[divergence.rawValue] }) / units
            return (units, side.map { ((units - 1) * (mean - $0.divergences[divergence.rawValue]), $0.units) })
        }
    }

    /// The acceleration of the BCa interval for two samples: sum (U/N)^3 / 6 (sum (U/N)^2)^(3/2) over the units of both, U a unit's
    /// influence (Efron, 1987, section 7; Efron and Tibshirani, 1993, equations 14.15 and 15.36).
    ///
    /// 0 where no unit has any influence; NaN where a side has one unit or a value is infinite.
    func acceleration(_ divergence: Divergence) -> Double {
        let (square, cube) = moments(divergence)
        return square == 0 ? 0 : cube / (6 * square * square.squareRoot())
    }

    /// The standard error, sqrt sum (U/N)^2; NaN where a side has one unit or a value is infinite.
    func standardError(_ divergence: Divergence) -> Double { moments(divergence).square.squareRoot() }

    /// The bias, sum over the sides of (N - 1) (mean - observed): Quenouille (1956).
    func bias(_ divergence: Divergence, observed: Double) -> Double {
        sides.reduce(0) { bias, side in
            let units = compensatedSum(side.map(\.units))
            let mean = compensatedSum(side.map { $0.units * $0.divergences[divergence.rawValue] }) / units
            return bias + (units - 1) * (mean - observed)
        }
    }

    private func moments(_ divergence: Divergence) -> (square: Double, cube: Double) {
        guard !sides.contains(where: \.isEmpty) else { return (.nan, .nan) }
        // Where all values are the same but for rounding, no unit has any influence.
        var (square, cube) = (CompensatedSum(), CompensatedSum())
        for side in influences(divergence) {
            for (influence, units) in side.values {
                let share = abs(influence) > 1e-12 * side.units ? influence / side.units : 0
                square.add(units * share * share)
                cube.add(units * share * share * share)
            }
        }
        return (square.value, cube.value)
    }
}
