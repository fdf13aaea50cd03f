import Foundation

/// What a simulator makes of a behaviour that people show, or do not.
enum BehaviorClass: String {
    case captured, missed, invented

    /// By the ratio of the simulator's share to people's: under a half missed, over two invented, else captured.
    init(logRatio: Double) {
        self = logRatio < -log(2) ? .missed : logRatio > log(2) ? .invented : .captured
    }
}

/// One cluster's shares on the two sides.
struct Behavior {
    var cluster: Int
    var countReference: Int32
    var countSource: Int32
    /// Share of the reference's units and of the source's.
    var p: Double
    var q: Double
    /// ln of the ratio of the source's share to the reference's, each count raised by a half (Haldane and Anscombe), so that
    /// it is finite.
    var logRatio: Double
    /// What the cluster adds to the Jensen-Shannon divergence, in nats; over all clusters it sums to that.
    var jsPart: Double
    var behaviorClass: BehaviorClass
}

/// The clusters in which either side has units.
func behaviors(reference: [Int32], source: [Int32]) -> [Behavior] {
    let n = total(reference)
    let m = total(source)
    return reference.indices.compactMap { cluster in
        let (a, b) = (reference[cluster], source[cluster])
        guard a > 0 || b > 0 else { return nil }
        let (p, q) = (Double(a) / n, Double(b) / m)
        let logRatio = log((Double(b) + 0.5) / (m + 1) / ((Double(a) + 0.5) / (n + 1)))
        return Behavior(
            cluster: cluster, countReference: a, countSource: b, p: p, q: q, logRatio: logRatio,
            jsPart: jensenShannonPart(p, q), behaviorClass: BehaviorClass(logRatio: logRatio))
    }
}
