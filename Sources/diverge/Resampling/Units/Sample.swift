import Numerics

/// One side of a comparison: the clusters of its records, held together by the units that resampling draws whole.
struct Sample: Sendable {
    /// A unit's records follow each other.
    private(set) var clusters: [Int32]
    /// Where each unit's records start, and last where they all end; nil where every record is a unit of its own.
    private var bounds: [Int]?

    /// Every record is a unit.
    init(_ clusters: [Int32]) { self.clusters = clusters }

    /// Records with the same name are one unit; units stand in the order of their first record. O(n).
    init<Name: Hashable>(_ clusters: [Int32], unitOf names: [Name]) {
        self.init(units: unitMembers(names).map { $0.members.map { clusters[$0] } })
    }

    private init(units: [[Int32]]) {
        clusters = units.flatMap { $0 }
        guard units.contains(where: { $0.count != 1 }) else { return }
        var bounds = [0]
        for unit in units { bounds.append(bounds[bounds.count - 1] + unit.count) }
        self.bounds = bounds
    }

    /// How many records there are.
    var count: Int { clusters.count }

    /// How many units there are.
    var units: Int { bounds.map { $0.count - 1 } ?? clusters.count }

    /// Whether every record is a unit of its own.
    var isByRecord: Bool { bounds == nil }

    /// The clusters of a unit's records.
    subscript(unit: Int) -> ArraySlice<Int32> {
        bounds.map { clusters[$0[unit]..<$0[unit + 1]] } ?? clusters[unit...unit]
    }

    /// The units named, in that order.
    func picked(_ units: some Sequence<Int>) -> Sample { Sample(units: units.map { Array(self[$0]) }) }

    static func + (first: Sample, second: Sample) -> Sample {
        if first.isByRecord, second.isByRecord { return Sample(first.clusters + second.clusters) }
        return Sample(units: [first, second].flatMap { sample in (0..<sample.units).map { Array(sample[$0]) } })
    }
}

/// How many records each cluster has.
func counted(_ records: some Sequence<Int32>, clusters: Int) -> [Int32] {
    var counts = [Int32](repeating: 0, count: clusters)
    for record in records { counts[Int(record)] += 1 }
    return counts
}

extension Sample {
    /// The counts of as many units, drawn with replacement, each with all its records. It counts as it draws, without a list of what
    /// was drawn (as `bootstrapped` makes one): this is the innermost loop of most runs.
    func resample(into counts: inout [Int32], using generator: inout Xoshiro256) {
        for cluster in counts.indices { counts[cluster] = 0 }
        let units = units
        guard isByRecord else {
            for _ in 0..<units {
                for cluster in self[generator.integer(below: units)] { counts[Int(cluster)] += 1 }
            }
            return
        }
        clusters.withUnsafeBufferPointer { clusters in
            counts.withUnsafeMutableBufferPointer { counts in
                for _ in 0..<units { counts[Int(clusters[generator.integer(below: units)])] += 1 }
            }
        }
    }
}
