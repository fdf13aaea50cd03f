import Numerics
import Testing

@testable import quantize

@Suite struct ShardTests {
    @Test func shardsThatWereCountedAreNotCountedAgain() {
        let rows = Points.rows(30)
        func counts(_ range: Range<Int>) -> ShardCounts {
            var counts = ShardCounts()
            for row in rows[range] { counts.add(row) }
            return counts
        }
        var all = counts(0..<10)
        let added = all.merge(counts(10..<30))
        #expect(added && all.sources == ["real": 20, "sim": 10] && all.shards.count == 2)
        var other = counts(10..<30)
        let addedBackwards = other.merge(counts(0..<10))
        #expect(addedBackwards && other == all)
        let again = all.merge(counts(0..<10))
        #expect(!again)
        // The order of records in a shard does not matter.
        var backwards = ShardCounts()
        for row in rows[0..<10].reversed() { backwards.add(row) }
        #expect(backwards == counts(0..<10))
        #expect(all.sorted.map(\.name) == ["real", "sim"])
    }

    @Test func hashesKeepIdentitiesApart() {
        var row = Points.rows(1)[0]
        var hashes: Set<UInt64> = []
        for (id, source, facet) in [("a", "b", "c"), ("ab", "", "c"), ("", "ab", "c"), ("a", "bc", ""), ("b", "a", "c")] {
            (row.id, row.source, row.facet) = (id, source, facet)
            hashes.insert(row.hash)
        }
        #expect(hashes.count == 5)
    }

    @Test(arguments: [1, 2, 10, 100, 1000])
    func leastKeepsTheFirstInOrder(limit: Int) {
        var generator = Xoshiro256(seed: 1, stream: "t")
        var least = Least<Int>(limit, by: <)
        var values: [Int] = []
        for _ in 0..<500 {
            values.append(generator.integer(below: 300))
            least.add(values[values.count - 1])
            if values.count.isMultiple(of: 77) { #expect(least.elements == Array(values.sorted().prefix(limit))) }
        }
        #expect(least.elements == Array(values.sorted().prefix(limit)))
    }
}
