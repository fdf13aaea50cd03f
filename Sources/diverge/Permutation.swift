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
    init(_ divergence: Divergence, observed: Double, dealt: [Double]) {
        let (center, far) = (mean(dealt), quantile(dealt, divergence.isSimilarity ? 0.05 : 0.95))
        floor = center.isFinite ? center : nil
        floor95 = far.isFinite ? far : nil
        // Equal counts in another order of summing may differ in the last digits.
        let atLeast = dealt.count { divergence.isSimilarity ? $0 <= observed + 1e-12 : $0 >= observed - 1e-12 }
        p = Double(1 + atLeast) / Double(1 + dealt.count)
    }
}

/// The units of both sides in one pack, to be dealt again.
///
/// The test is exact where the units of the two sides, each with all its records, are exchangeable: where they come from one law
/// of whole units. Every deal gives each side as many units as it has; how many records that is may differ.
struct Deal: Sendable {
    private let pooled: Sample
    private let all: [Int32]
    private let referenceUnits: Int
    private let referenceIsSmaller: Bool
    /// The pack: units, or their clusters where each is one record.
    private var order: [Int32]

    init(reference: Sample, source: Sample, clusters: Int) {
        pooled = reference + source
        all = counted(pooled.clusters, clusters: clusters)
        referenceUnits = reference.units
        referenceIsSmaller = reference.units <= source.units
        order = pooled.isByRecord ? pooled.clusters : (0..<Int32(pooled.units)).map { $0 }
    }

    /// Deals the units out at random. The smaller side is dealt; the other is what remains.
    mutating func next(_ reference: inout [Int32], _ source: inout [Int32], using generator: inout Xoshiro256) {
        if referenceIsSmaller {
            deal(referenceUnits, to: &reference, rest: &source, using: &generator)
        } else {
            deal(pooled.units - referenceUnits, to: &source, rest: &reference, using: &generator)
        }
    }

    private mutating func deal(_ units: Int, to few: inout [Int32], rest: inout [Int32], using generator: inout Xoshiro256) {
        generator.partialShuffle(&order, count: units)
        for cluster in few.indices { few[cluster] = 0 }
        if pooled.isByRecord {
            for cluster in order[..<units] { few[Int(cluster)] += 1 }
        } else {
            for unit in order[..<units] { for cluster in pooled[Int(unit)] { few[Int(cluster)] += 1 } }
        }
        for cluster in rest.indices { rest[cluster] = all[cluster] - few[cluster] }
    }
}
