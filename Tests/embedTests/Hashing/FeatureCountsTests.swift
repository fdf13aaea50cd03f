import Testing

@testable import embed

@Suite struct FeatureCountsTests {
    @Test func countsInTheOrderOfFirstAppearance() {
        var counts = FeatureCounts()
        for _ in 0..<2 {
            var features: [UInt64] = [5, 9, 5, 1 << 60, 9, 5]
            counts.count(&features)
            #expect(counts.hashes == [5, 9, 1 << 60] && counts.counts == [3, 2, 1])
        }
        var none: [UInt64] = []
        counts.count(&none)
        #expect(counts.hashes.isEmpty)
    }

    /// In a table, and sorted.
    @Test(arguments: [20_000, FeatureCounts.tabled + 1]) func agreesWithADictionary(_ number: Int) {
        var state: UInt64 = 1
        var features = (0..<number).map { _ -> UInt64 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % 3000 &* 0x9E37_79B9_7F4A_7C15
        }
        let expected = Dictionary(features.map { ($0, Int32(1)) }, uniquingKeysWith: +)
        var counts = FeatureCounts()
        counts.count(&features)
        #expect(Dictionary(uniqueKeysWithValues: zip(counts.hashes, counts.counts)) == expected)
        #expect(counts.hashes.count == expected.count && counts.counts.count == expected.count)
        var few: [UInt64] = [7, 7]
        counts.count(&few)
        #expect(counts.hashes == [7] && counts.counts == [2])
    }
}
