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
    mutating func add(_ row: EmbeddingTable.Row) {
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

extension EmbeddingTable.Row {
    /// A number that depends on what makes the record unique alone, evenly spread.
    var hash: UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // 64-bit FNV-1a, then mixed, since its upper bits are poor for short text
        for part in [id, source, facet] {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01b3  // no byte of UTF-8, so that parts stay apart
        }
        var mixer = SplitMix64(state: hash)
        return mixer.next()
    }
}

/// The elements of the least keys among many, with room for twice as many while they come.
struct Least<Element: Sendable>: Sendable {
    let limit: Int
    private let precedes: @Sendable (Element, Element) -> Bool
    private var held: [Element] = []

    init(_ limit: Int, by precedes: @escaping @Sendable (Element, Element) -> Bool) {
        (self.limit, self.precedes) = (limit, precedes)
    }

    /// Whether the element would be kept as things stand.
    func wants(_ element: Element) -> Bool { limit > 0 && (held.count < limit || precedes(element, held[limit - 1])) }

    mutating func add(_ element: Element) {
        guard wants(element) else { return }
        held.append(element)
        // What stands at the limit is only in order after a sort; before, it lets through too many, never too few.
        if held.count == limit || held.count >= 2 * limit { sort() }
    }

    private mutating func sort() {
        held.sort(by: precedes)
        if held.count > limit { held.removeSubrange(limit...) }
    }

    /// Ascending.
    var elements: [Element] {
        var copy = self
        copy.sort()
        return copy.held
    }
}
