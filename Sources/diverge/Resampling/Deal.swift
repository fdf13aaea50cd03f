import Numerics

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
