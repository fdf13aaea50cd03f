import Numerics
import Testing

@testable import diverge

@Suite struct FoldsTests {
    private func folds(_ pair: VectorPair, _ count: Int, seed: UInt64 = 1) -> [Int]? {
        var generator = Xoshiro256(seed: seed, stream: "test")
        return pair.folds(count, using: &generator)
    }

    @Test(arguments: [(20, 20, 0), (23, 7, 3), (9, 31, 9), (5, 5, 5)]) func eachSideIsSpreadEvenlyAndNamesStayTogether(
        n: Int, m: Int, shared: Int
    ) throws {
        let names = (0..<n).map { "\($0)" } + (0..<m).map { "\(n - shared + $0)" }
        let pair = vectorPair(Array(repeating: [0], count: n), Array(repeating: [1], count: m), units: names)
        for seed in 1...5 as ClosedRange<UInt64> {
            let found = try #require(folds(pair, 5, seed: seed))
            for side in [pair.reference, pair.source] {
                let sizes = (0..<5).map { fold in side.count { found[$0] == fold } }
                #expect(sizes.max()! - sizes.min()! <= 1, "seed \(seed): \(sizes)")
            }
            for point in pair.source {
                if let twin = pair.reference.first(where: { names[$0] == names[point] }) { #expect(found[twin] == found[point]) }
            }
        }
        #expect(folds(pair, 5, seed: 1) == folds(pair, 5, seed: 1))
    }

    @Test func recordsOfAUnitAreHeldOutTogether() throws {
        let names = ["a", "a", "b", "c", "c", "c", "x", "y", "y", "z"]
        let pair = vectorPair(Array(repeating: [0], count: 6), Array(repeating: [1], count: 4), units: names)
        let found = try #require(folds(pair, 3))
        for name in Set(names) { #expect(Set(names.indices.filter { names[$0] == name }.map { found[$0] }).count == 1) }
    }

    @Test func fewerUnitsThanFoldsHaveNone() {
        let pair = vectorPair(
            Array(repeating: [0], count: 6), Array(repeating: [1], count: 4), units: ["a", "b", "c", "d", "e", "f", "x", "x", "y", "z"])
        #expect(folds(pair, 3) != nil && folds(pair, 4) == nil)
    }
}
