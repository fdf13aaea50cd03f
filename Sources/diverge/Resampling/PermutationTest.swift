import Numerics

/// How a value stands to those that come up when the labels of the two sides are permuted at random.
struct PermutationTest: Sendable {
    /// Mean over the permutations; nil where some are infinite.
    var floor: Double?
    /// 95 % of the permutations lie no further apart: the 95th percentile, of a similarity the 5th.
    var floor95: Double?
    /// (1 + permutations at least as far) / (1 + permutations): Davison and Hinkley (1997), equation 4.11.
    var p: Double

    /// `permuted` holds at least one value.
    init(observed: Double, permuted: [Double], isSimilarity: Bool = false) {
        let (center, far) = (mean(permuted), quantile(permuted, isSimilarity ? 0.05 : 0.95))
        floor = center.isFinite ? center : nil
        floor95 = far.isFinite ? far : nil
        // Equal counts in another order of summing may differ in the last digits.
        let atLeast = permuted.count { isSimilarity ? $0 <= observed + 1e-12 : $0 >= observed - 1e-12 }
        p = Double(1 + atLeast) / Double(1 + permuted.count)
    }
}
