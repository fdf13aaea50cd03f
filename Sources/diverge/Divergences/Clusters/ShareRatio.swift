import Foundation

/// The ratio of the source's share of a cluster to the reference's, on the logarithmic scale.
struct ShareRatio {
    /// ln of the ratio, a half added to counts and numbers, so that it is finite and nearly unbiased (Walter, 1975).
    var logRatio: Double
    /// Its standard error by Pettigrew, Gart and Thomas (1986), 1/(b + 1/2) - 1/(m + 1/2) for each side, times the design effect.
    var standardError: Double

    init(_ reference: ClusterSpread, _ source: ClusterSpread, cluster: Int) {
        func side(_ spread: ClusterSpread) -> (logShare: Double, variance: Double) {
            let (count, records) = (Double(spread.counts[cluster]) + 0.5, spread.records + 0.5)
            return (log(count / records), spread.designEffect(cluster) * (1 / count - 1 / records))
        }
        let (p, q) = (side(reference), side(source))
        logRatio = q.logShare - p.logShare
        standardError = (p.variance + q.variance).squareRoot()
    }

    /// The normal interval.
    func interval(confidence: Double) -> ClosedRange<Double> {
        let margin = NormalDistribution.quantile((1 + confidence) / 2) * standardError
        return logRatio - margin...logRatio + margin
    }
}
