import Numerics
import Testing

@testable import diverge

@Suite struct RandomPartsTests {
    /// 7 and 5 names in three parts: each stratum as evenly as may be, and all of them together.
    @Test func strataAreSpreadEvenly() {
        var generator = Xoshiro256(seed: 1, stream: "parts")
        let parts = randomParts([Array(0..<7), Array(10..<15)], count: 3, using: &generator)
        func sizes(_ names: [Int]) -> [Int] { (0..<3).map { part in names.count { parts[$0] == part } }.sorted() }
        #expect(sizes(Array(0..<7)) == [2, 2, 3] && sizes(Array(10..<15)) == [1, 2, 2] && sizes(Array(parts.keys)) == [4, 4, 4])
    }

    @Test func halvesHoldEachOnce() throws {
        let resampling = Resampling(bootstrap: 0, permutations: 0, confidence: 0.95, seed: 1, threads: 1)
        let halves = try #require(resampling.halves(of: 9, stream: "test"))
        #expect(halves.first.count == 4 && (halves.first + halves.second).sorted() == Array(0..<9) && halves.first != [0, 1, 2, 3])
        #expect(resampling.halves(of: 1, stream: "test") == nil, "one unit has no halves")
    }
}
