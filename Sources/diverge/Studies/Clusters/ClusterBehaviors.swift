import Findings
import Foundation

extension ClusterFinding.Class {
    /// Captured is a ratio of the simulator's share to people's between one half and two; missed and invented lie below and above,
    /// further from one than chance reaches; undecided lies as far, but chance reaches it.
    ///
    /// `isSignificant` tells whether the two shares differ, whatever by.
    init(logRatio: Double, isSignificant: Bool) {
        if abs(logRatio) <= log(2) {
            self = .captured
        } else {
            self = !isSignificant ? .undecided : logRatio < 0 ? .missed : .invented
        }
    }
}

/// One cluster's shares on the two sides.
struct ClusterBehavior {
    var cluster: Int
    var countReference: Int32
    var countSource: Int32
    /// Share of the reference's records and of the source's.
    var p: Double
    var q: Double
    var ratio: ShareRatio
    /// The p-value of equal shares (see ShareTest), and the same adjusted over the clusters of the comparison (Benjamini and Hochberg).
    var pValue: Double
    var adjusted: Double
    var behaviorClass: ClusterFinding.Class
    /// What the cluster adds to each divergence that is a sum over clusters, in nats: see `Divergence.isDivided`.
    var parts: [(divergence: Divergence, part: Double)]
}

/// The clusters in which either side has records, or which smoothing gives a part in a divergence.
///
/// `rest` further clusters have no record: none of them is among what is found. Shares differ significantly where the adjusted p-value is
/// at most 1 - `confidence`. O(n + k).
func clusterBehaviors(
    reference: Sample, source: Sample, clusters: Int, rest: Int = 0, rule: DivergenceRule, confidence: Double
) -> [ClusterBehavior] {
    let (people, simulated) = (ClusterSpread(reference, clusters: clusters), ClusterSpread(source, clusters: clusters))
    var terms = CellTerms(cells: clusters + rest, rule: rule)
    (terms.n, terms.m) = (reference.count, source.count)
    let parts = divergenceParts(people.counts, simulated.counts, by: terms)
    var found = (0..<clusters).compactMap { cluster -> ClusterBehavior? in
        let (a, b) = (people.counts[cluster], simulated.counts[cluster])
        guard a > 0 || b > 0 || parts[cluster].contains(where: { $0.part != 0 }) else { return nil }
        return ClusterBehavior(
            cluster: cluster, countReference: a, countSource: b, p: people.share(cluster), q: simulated.share(cluster),
            ratio: ShareRatio(people, simulated, cluster: cluster), pValue: ShareTest.pValue(people, simulated, cluster: cluster),
            adjusted: 1, behaviorClass: .captured, parts: parts[cluster])
    }
    for (index, adjusted) in MultipleTesting.benjaminiHochberg(found.map(\.pValue)).enumerated() {
        found[index].adjusted = adjusted
        found[index].behaviorClass = ClusterFinding.Class(logRatio: found[index].ratio.logRatio, isSignificant: adjusted <= 1 - confidence)
    }
    return found
}
