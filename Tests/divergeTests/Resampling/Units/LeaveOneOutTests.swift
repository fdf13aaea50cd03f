import Testing

@testable import diverge

@Suite struct LeaveOneOutTests {
    @Test func recordsByTheirCluster() {
        let units = Sample([2, 0, 2, 2]).leavingOneOut(clusters: 4)
        #expect(units.keys.sorted() == [1])
        #expect(units[1]?.map(\.units) == [1, 3] && units[1]?.map { $0.records[0].cluster } == [0, 2])
    }

    @Test func unitsByTheirSize() {
        let units = Sample([2, 0, 2, 1], unitOf: [7, 8, 7, 9]).leavingOneOut(clusters: 4)
        #expect(units[2]?.count == 1 && units[1]?.count == 2)
        #expect(units[2]?[0].records.map(\.cluster) == [2] && units[2]?[0].records.map(\.records) == [2])
    }
}
