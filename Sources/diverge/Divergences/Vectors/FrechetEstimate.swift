import Numerics

/// The Fréchet distance of a pair, with fewer draws than the other figures have because each costs O(n d^2 + d^3).
///
/// It has no percentile interval: resampling adds its error to the one that is in the value, and both are one-sided. Less its bias it has
/// one. Of 95 % intervals between normal distributions of 16 dimensions, equal ones and others, 96 to 100 in a hundred covered the true
/// value with 2 to 50 records per dimension, where those of percentiles never did.
enum FrechetEstimate {
    static let name = "frechet_distance"
    /// Most bootstrap samples, and most permutations.
    static let draws = 100

    static func of(_ pair: VectorPair, bootstrap: [[Int32]], permutations: [[Int32]], resampling: Resampling) -> Estimate {
        let threads = resampling.threads
        let (reference, source) = pair.sides([Int32](repeating: 1, count: pair.points.rows))
        let observed = distance(pair, reference, source, threads: threads)
        guard observed.isFinite else { return Estimate(undefined: name, "one record on a side has no covariance") }
        func distances(_ draws: [([Int32], [Int32])]) -> [Double] {
            mapChunks(of: 0..<draws.count, size: 1, threads: threads) { chunk in
                distance(pair, draws[chunk.lowerBound].0, draws[chunk.lowerBound].1, threads: 1)
            }
        }
        var estimate = Estimate(
            Statistic(name: name, corrected: 0 ... .greatestFiniteMagnitude), value: observed,
            replicates: distances(bootstrap.prefix(draws).map(pair.sides)),
            permuted: distances(permutations.prefix(draws).map { ($0, $0.map { 1 - $0 }) }), resampling: resampling)
        if estimate.corrected != nil { estimate.interval = nil }
        return estimate
    }

    /// NaN where a side has fewer than two records, or eigenvalues cannot be computed.
    private static func distance(_ pair: VectorPair, _ first: [Int32], _ second: [Int32], threads: Int) -> Double {
        guard let moments = Moments(pair.points, weights: first, threads: threads),
            let others = Moments(pair.points, weights: second, threads: threads)
        else { return .nan }
        return frechetDistance(moments, others, threads: threads) ?? .nan
    }
}

extension VectorPair {
    /// The weights on the reference's side with 0 on the source's, and the other way round.
    fileprivate func sides(_ weights: [Int32]) -> ([Int32], [Int32]) {
        (weights.indices.map { $0 < split ? weights[$0] : 0 }, weights.indices.map { $0 < split ? 0 : weights[$0] })
    }
}
