import Stage

/// A uniform sample of the conversations of each source, the strata, drawn while they pass.
///
/// Kept are those whose ids hash to the least numbers, so that sources with the same ids give the same ids, and the sample
/// depends neither on threads nor on the order of the input. Of conversations with one id the first are kept first.
struct StratifiedSample: Sendable {
    private struct Drawn: Sendable {
        let key: UInt64
        /// Among all that passed.
        var position: Int
        var found: FoundConversation
    }

    /// One source's stratum.
    private struct Stratum: Sendable {
        var drawn: SmallestN<Drawn>
        var seen = 0
    }

    let size: Int
    let seed: Int
    private var strata: [String: Stratum] = [:]
    private var seen = 0

    init(size: Int, seed: Int) { (self.size, self.seed) = (size, seed) }

    mutating func add(_ found: FoundConversation) {
        change(found.source) { [seed, seen] stratum in
            stratum.drawn.add(Drawn(key: identityHash(String(seed), found.id), position: seen, found: found))
            stratum.seen += 1
        }
        seen += 1
    }

    /// Adds the sample of what came next in the input; what stays of it is detached from its batch.
    mutating func add(_ next: StratifiedSample) throws {
        for (source, more) in next.strata {
            try change(source) { [seen] stratum in
                for var drawn in more.drawn.elements {
                    drawn.position += seen
                    guard stratum.drawn.wouldKeep(drawn) else { break }
                    drawn.found = try drawn.found.detached()
                    stratum.drawn.add(drawn)
                }
                stratum.seen += more.seen
            }
        }
        seen += next.seen
    }

    private mutating func change(_ source: String, _ body: (inout Stratum) throws -> Void) rethrows {
        try body(&strata[source, default: Stratum(drawn: SmallestN(size) { ($0.key, $0.position) < ($1.key, $1.position) })])
    }

    /// The sample, in the order of the input.
    var found: [FoundConversation] {
        strata.values.flatMap(\.drawn.elements).sorted { $0.position < $1.position }.map(\.found)
    }

    /// Sources that have fewer conversations than were asked for, and how many, by name.
    var short: [(source: String, count: Int)] {
        strata.filter { $0.value.seen < size }.map { ($0.key, $0.value.seen) }.sorted { $0.source < $1.source }
    }
}
