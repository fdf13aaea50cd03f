import Testing

@testable import diverge

@Suite struct NeighborFiguresTests {
    private func estimates(_ pair: VectorPair, k: Int, bootstrap: [[Int32]] = []) -> [Estimate] {
        let figures = NeighborFigures(pair, k: k, threads: 2)
        return NeighborFigure.allCases.map { figures.estimate($0, bootstrap: bootstrap, resampling: testResampling) }
    }

    @Test(arguments: GoldenVectors.all) func agreesWithPrdc(_ golden: GoldenVectors) {
        for (found, expected) in zip(estimates(golden.pair, k: 3), golden.neighbors) {
            #expect(abs(found.value - expected) < 1e-12, "\(found.statistic.name): \(found.value)")
        }
    }

    /// 0, 1, 2 against 1.5, 10, 11, 30 with one neighbour: the balls of the first reach 1 far and hold 1.5 twice; of the others 8.5,
    /// 1, 1 and 19 far, and hold all of 0, 1, 2.
    @Test func byHand() {
        let found = estimates(vectorPair([[0], [1], [2]], [[1.5], [10], [11], [30]]), k: 1)
        #expect(found.map(\.statistic.name) == ["precision", "recall", "density", "coverage"])
        #expect(found.map(\.value) == [0.25, 1, 0.5, 2.0 / 3])
    }

    @Test func identicalAndEqualRecords() {
        let rows = [[0.0, 1], [3, 0], [2, 2], [5, 1], [9, 9], [4, 4]]
        #expect(estimates(vectorPair(rows, rows), k: 2).map(\.value)[..<2] == [1, 1])
        let equal = estimates(vectorPair(Array(repeating: [1, 2], count: 4), Array(repeating: [1, 2], count: 3)), k: 2)
        #expect(equal.map(\.value) == [1, 1, 2, 1], "balls of radius 0 hold their centre's equals: density 4 / 2")
    }

    @Test func tooFewRecordsForTheBalls() {
        let found = estimates(vectorPair([[0], [1]], [[2], [3], [4]]), k: 2)
        #expect(found.map { !$0.statistic.undefined.isEmpty } == [true, false, true, true])
        #expect(found[0].statistic.undefined == "2 records of the reference, more than 2 are needed")
        #expect(
            estimates(vectorPair([[0], [1], [2]], [[2]]), k: 2)[1].statistic.undefined == "1 records of the source, more than 2 are needed")
    }

    /// An interval of a share is that of its records: all in, no spread; else it holds the value.
    @Test func intervals() throws {
        let pair = GoldenVectors.all[0].pair
        let found = estimates(pair, k: 3, bootstrap: pair.bootstrap(200, testResampling, stream: "test"))
        #expect(found[0].interval?.range == 1...1)
        for estimate in found {
            #expect(try #require(estimate.interval?.range).contains(estimate.value), "\(estimate.statistic.name)")
            #expect(estimate.test == nil)
        }
    }
}
