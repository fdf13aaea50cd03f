import Testing

@testable import diverge

@Suite struct RemovalTests {
    @Test func recordsByTheirCluster() {
        let removals = Sample([2, 0, 2, 2]).removals(clusters: 4)
        #expect(removals.keys.sorted() == [1])
        #expect(removals[1]?.map(\.units) == [1, 3] && removals[1]?.map { $0.records[0].cluster } == [0, 2])
    }

    @Test func unitsByTheirSize() {
        let removals = Sample([2, 0, 2, 1], unitOf: [7, 8, 7, 9]).removals(clusters: 4)
        #expect(removals[2]?.count == 1 && removals[1]?.count == 2)
        #expect(removals[2]?[0].records.map(\.cluster) == [2] && removals[2]?[0].records.map(\.records) == [2])
    }
}
