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

    @Test func aRowIsHashedByWhatMakesItUnique() {
        var row = Points.rows(1)[0]
        let hash = row.hash
        (row.task, row.via, row.place.line) = ("other", nil, 9)
        #expect(row.hash == hash)
        row.facet = "g"
        #expect(row.hash != hash)
    }
}
