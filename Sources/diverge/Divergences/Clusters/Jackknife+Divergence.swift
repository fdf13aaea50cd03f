/// What the divergences become when one unit is left out, in the order of `Divergence.allCases`: the reference's units, then the source's.
///
/// Units with the same effect are taken together: one-record units in cells with the same two counts, so that there are as many
/// values as different pairs of counts, each had from the sum over all cells by exchanging one term. O(k) and O(1) a value, for
/// units of several records O(1) a record and O(k) for each of their sizes.
extension Jackknife {
    init(reference: Sample, source: Sample, clusters: Int, rest: Int = 0, rule: DivergenceRule) {
        var sums = CellSums(cells: clusters, rule: rule, rest: rest)
        let samples = [reference, source]
        let counts = samples.map { counted($0.clusters, clusters: clusters) }
        sides = [0, 1].map { side in
            guard samples[side].units > 1 else { return [] }
            let units = Jackknife.leavingOneOut(samples[side], counts: counts[side], others: counts[1 - side])
            return units.keys.sorted().flatMap { size in
                var totals = samples.map(\.count)
                totals[side] -= size
                sums.begin(n: totals[0], m: totals[1])
                sums.add(counts[0], counts[1])
                let whole = sums.sums
                return (units[size] ?? []).map { unit in
                    sums.begin(n: totals[0], m: totals[1])
                    for (cluster, records) in unit.records {
                        let (a, b) = (counts[0][cluster], counts[1][cluster])
                        sums.add(a, b, times: -1)
                        sums.add(side == 0 ? a - records : a, side == 1 ? b - records : b)
                    }
                    let rest = zip(whole, sums.sums).map { $0 + $1 }
                    return Value(values: sums.divergences(of: rest), units: unit.units)
                }
            }
        }
    }

    /// Each unit left out, by the number of records that go; those of cells with the same counts on both sides as one.
    private static func leavingOneOut(_ sample: Sample, counts: [Int32], others: [Int32]) -> [Int: [LeaveOneOut]] {
        let units = sample.leavingOneOut(clusters: counts.count)
        guard sample.isByRecord else { return units }
        var positions: [SIMD2<Int32>: Int] = [:]
        var merged: [LeaveOneOut] = []
        for unit in units[1] ?? [] {
            let cluster = unit.records[0].cluster
            let pair = SIMD2(counts[cluster], others[cluster])
            if let position = positions[pair] {
                merged[position].units += unit.units
            } else {
                positions[pair] = merged.count
                merged.append(unit)
            }
        }
        return [1: merged]
    }

    func acceleration(_ divergence: Divergence) -> Double { acceleration(divergence.rawValue) }
    func standardError(_ divergence: Divergence) -> Double { standardError(divergence.rawValue) }
    func bias(_ divergence: Divergence, observed: Double) -> Double { bias(divergence.rawValue, observed: observed) }
}
