extension Jackknife {
    /// What the objective of mixtures becomes when one unit is left out, of the reference or of a member; the weights stay.
    ///
    /// `weightings` holds a weight for each of the `members`, for each mixture. The sides are the reference and the members, in
    /// order. Leaving out a unit of r records scales all of its side's shares, which is the same for all units of r records, and
    /// then changes the cells of its records. O(k) for each side, r and mixture, then O(1) a record.
    init(weightings: [[Double]], members: [Sample], reference: Sample, clusters: Int, rest: Int = 0, objective: MixtureObjective) {
        let (samples, cells) = ([reference] + members, Double(clusters + rest))
        // The clusters without a record are one cell more.
        let places = rest > 0 ? clusters + 1 : clusters
        let counts = samples.map { counted($0.clusters, clusters: places).map(Double.init) }
        func share(_ count: Double, of total: Double, in cell: Int) -> Double {
            let share = objective.share(count, of: total, cells: cells)
            return cell == clusters ? Double(rest) * share : share
        }
        let shares = zip(counts, samples).map { counts, sample in
            counts.enumerated().map { share($1, of: Double(sample.count), in: $0) }
        }
        let problem = MixtureProblem(objective, target: shares[0], members: Array(shares[1...]))
        let mixtures = weightings.map { problem.mixture($0) }
        let whole = weightings.indices.map { mixture in
            zip(shares[0], mixtures[mixture]).reduce(0) { $0 + objective.part($1.0, $1.1) }
        }
        sides = samples.indices.map { side in
            guard samples[side].units > 1 else { return [] }
            // How much of the side's shares a mixture takes; nothing of the reference's.
            let weights = weightings.map { side == 0 ? 1 : $0[side - 1] }
            guard weights.contains(where: { $0 > 0 }) else { return [Value(values: whole, units: Double(samples[side].units))] }
            return samples[side].leavingOneOut(clusters: places).sorted { $0.key < $1.key }.flatMap { size, units in
                let kept = Double(samples[side].count - size)
                let values = weightings.indices.map { mixture -> [Double] in
                    guard weights[mixture] > 0 else { return units.map { _ in whole[mixture] } }
                    /// What a cell adds when `gone` of its records are left out.
                    func part(_ cell: Int, without gone: Double) -> Double {
                        let changed = share(counts[side][cell] - gone, of: kept, in: cell)
                        if side == 0 { return objective.part(changed, mixtures[mixture][cell]) }
                        let mixed = mixtures[mixture][cell] + weights[mixture] * (changed - shares[side][cell])
                        return objective.part(shares[0][cell], max(0, mixed))
                    }
                    let parts = (0..<places).map { part($0, without: 0) }
                    let sum = parts.reduce(0, +)
                    return units.map { unit in
                        unit.records.reduce(sum) { $0 + part($1.cluster, without: Double($1.records)) - parts[$1.cluster] }
                    }
                }
                return units.indices.map { index in
                    Value(values: values.map { $0[index] }, units: units[index].units)
                }
            }
        }
    }
}
