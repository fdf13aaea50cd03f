import Testing

@testable import embed

@Suite struct FeatureCountsTests {
    @Test func countsInTheOrderOfFirstAppearance() {
        var counts = FeatureCounts()
        for _ in 0..<2 {
            counts.count([5, 9, 5, 1 << 60, 9, 5])
            #expect(counts.hashes == [5, 9, 1 << 60] && counts.counts == [3, 2, 1])
        }
        counts.count([])
        #expect(counts.hashes.isEmpty)
    }

    @Test func agreesWithADictionary() {
        var state: UInt64 = 1
        let features = (0..<20_000).map { _ -> UInt64 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % 3000 &* 0x9E37_79B9_7F4A_7C15
        }
        var counts = FeatureCounts()
        counts.count(features)
        let expected = Dictionary(features.map { ($0, Int32(1)) }, uniquingKeysWith: +)
        #expect(Dictionary(uniqueKeysWithValues: zip(counts.hashes, counts.counts)) == expected)
    }
}
