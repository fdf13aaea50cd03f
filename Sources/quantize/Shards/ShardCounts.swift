import Numerics
import Stage

/// Which shards went into sums, and what they held.
struct ShardCounts: Sendable, Equatable {
    /// Of each shard a number made of the identities of its records, ascending.
    private(set) var shards: [UInt64] = []
    /// Records of each source, those that are only labelled too.
    private(set) var sources: [String: Int] = [:]

    /// The sources in the order of their names, which does not depend on the order of shards.
    var sorted: [(name: String, count: Int)] {
        sources.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { (name: $0.key, count: $0.value) }
    }

    init() {}

    init(shards: [UInt64], sources: [(name: String, count: Int)]) {
        self.shards = shards.sorted()
        self.sources = Dictionary(sources.map { ($0.name, $0.count) }, uniquingKeysWith: +)
    }

    /// Counts a record of the shard at hand.
    mutating func add(_ row: EmbeddingRow) {
        sources[row.source, default: 0] += 1
        shards = [(shards.first ?? 0) &+ row.hash]
    }

    /// The shards that both have; where there is none, takes the other's.
    mutating func merge(_ other: ShardCounts) -> Bool {
        guard Set(shards).isDisjoint(with: other.shards) else { return false }
        shards = (shards + other.shards).sorted()
        sources.merge(other.sources, uniquingKeysWith: +)
        return true
    }
}

extension EmbeddingRow {
    /// A number that depends on what makes the record unique alone, evenly spread.
    var hash: UInt64 { identityHash(id, source, facet) }
}
