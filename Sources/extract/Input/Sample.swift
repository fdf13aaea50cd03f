import Stage

/// A uniform sample of the conversations of each source, drawn while they pass.
///
/// Kept are those whose ids hash to the least numbers, so that sources with the same ids give the same ids, and the sample
/// depends neither on threads nor on the order of the input. Of conversations with one id the first are kept first.
struct Sample: Sendable {
    private struct Drawn: Sendable {
        let key: UInt64
        /// Among all that passed.
        var position: Int
        var found: Found
    }

    let size: Int
    let seed: Int
    private var sources: [String: (drawn: Least<Drawn>, seen: Int)] = [:]
    private var seen = 0

    init(size: Int, seed: Int) { (self.size, self.seed) = (size, seed) }

    mutating func add(_ found: Found) {
        let drawn = Drawn(key: identityHash(String(seed), found.id), position: seen, found: found)
        sources[found.source, default: empty].drawn.add(drawn)
        sources[found.source]?.seen += 1
        seen += 1
    }

    private var empty: (drawn: Least<Drawn>, seen: Int) {
        (Least(size) { ($0.key, $0.position) < ($1.key, $1.position) }, 0)
    }

    /// Adds the sample of what came next in the input; what stays of it is detached from its batch.
    mutating func add(_ next: Sample) throws {
        for (source, (drawn, count)) in next.sources {
            for var candidate in drawn.elements {
                candidate.position += seen
                guard sources[source, default: empty].drawn.wants(candidate) else { continue }
                candidate.found = try candidate.found.detached()
                sources[source, default: empty].drawn.add(candidate)
            }
            sources[source, default: empty].seen += count
        }
        seen += next.seen
    }

    /// The sample, in the order of the input.
    var found: [Found] {
        sources.values.flatMap(\.drawn.elements).sorted { $0.position < $1.position }.map(\.found)
    }

    /// Sources that have fewer conversations than were asked for, and how many, by name.
    var short: [(source: String, count: Int)] {
        sources.filter { $0.value.seen < size }.map { ($0.key, $0.value.seen) }.sorted { $0.source < $1.source }
    }
}
