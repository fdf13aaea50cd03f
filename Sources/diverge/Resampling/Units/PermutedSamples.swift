import Numerics

/// The histograms of two samples after their labels are permuted. The smaller side is drawn; the other is what remains.
struct PermutedSamples: Sendable {
    private let pooled: Sample
    private let all: [Int32]
    private let referenceIsSmaller: Bool
    private var permutation: LabelPermutation

    init(reference: Sample, source: Sample, clusters: Int) {
        pooled = reference + source
        all = counted(pooled.clusters, clusters: clusters)
        referenceIsSmaller = reference.units <= source.units
        // A unit of one record is stood for by its cluster, which saves a look-up in the innermost loop.
        let units = pooled.isByRecord ? pooled.clusters : (0..<Int32(pooled.units)).map { $0 }
        permutation = LabelPermutation(units, labelling: min(reference.units, source.units))
    }

    /// Fills both histograms. O(units + clusters).
    mutating func next(_ reference: inout [Int32], _ source: inout [Int32], using generator: inout Xoshiro256) {
        permutation.next(using: &generator)
        if referenceIsSmaller { count(into: &reference, rest: &source) } else { count(into: &source, rest: &reference) }
    }

    private func count(into few: inout [Int32], rest: inout [Int32]) {
        for cluster in few.indices { few[cluster] = 0 }
        if pooled.isByRecord {
            for cluster in permutation.labelled { few[Int(cluster)] += 1 }
        } else {
            for unit in permutation.labelled { for cluster in pooled[Int(unit)] { few[Int(cluster)] += 1 } }
        }
        for cluster in rest.indices { rest[cluster] = all[cluster] - few[cluster] }
    }
}
