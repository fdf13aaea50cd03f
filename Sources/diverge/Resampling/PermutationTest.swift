import Numerics

/// How a value stands to those that come up when the labels are dealt out at random.
struct PermutationTest: Sendable {
    /// Mean of the deals; nil where some are infinite.
    var floor: Double?
    /// What 95 % of the deals lie no further apart than: the 5th percentile of a similarity.
    var floor95: Double?
    /// (1 + deals at least as far) / (1 + deals): Davison and Hinkley (1997), equation 4.11.
    var p: Double

    /// `dealt` holds at least one value.
    init(observed: Double, dealt: [Double], isSimilarity: Bool = false) {
        let (center, far) = (mean(dealt), quantile(dealt, isSimilarity ? 0.05 : 0.95))
        floor = center.isFinite ? center : nil
        floor95 = far.isFinite ? far : nil
        // Equal counts in another order of summing may differ in the last digits.
        let atLeast = dealt.count { isSimilarity ? $0 <= observed + 1e-12 : $0 >= observed - 1e-12 }
        p = Double(1 + atLeast) / Double(1 + dealt.count)
    }
}
