import Testing

@testable import diverge

@Suite struct NearSourcesTests {
    private func distances(_ places: [Double]) -> [[Double]] { places.map { one in places.map { abs(one - $0) } } }

    @Test func upToTheLimitAllArePaired() {
        let pairs = NearSources.pairs(distances([0, 5, 1]))
        #expect(pairs.map { [$0.first, $0.second] } == [[0, 1], [0, 2], [1, 2]])
        let most = NearSources.limit
        #expect(NearSources.pairs(distances((0..<most).map(Double.init))).count == most * (most - 1) / 2)
        #expect(NearSources.pairs([]).isEmpty)
    }

    /// On a line each has its nearest to both sides: 0 has 1 to 5, which all others have within three steps but at the ends.
    @Test func beyondItEachHasItsNearest() {
        let pairs = NearSources.pairs(distances((0..<200).map { Double($0 * $0) }))
        #expect(pairs.count < 200 * NearSources.neighbors && Set(pairs.flatMap { [$0.first, $0.second] }).count == 200)
        #expect(pairs.filter { $0.first == 0 }.map(\.second) == Array(1...NearSources.neighbors))
        #expect(pairs.allSatisfy { $0.first < $0.second && $0.second - $0.first <= NearSources.neighbors })
    }

    @Test func theNearestStandInTheOrderOfTheirPlaces() {
        #expect(NearSources.nearest(2, of: [3, 1, 2], by: { [0, 5, 1, 1][$0] }) == [2, 3])
        #expect(NearSources.nearest(9, of: [3, 1], by: { Double($0) }) == [3, 1])
    }
}
