import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct AverageLinkageTests {
    /// Nine points of the plane, by whole-number formulas.
    static let plane: [[Double]] = {
        func point(_ i: Int) -> (x: Double, y: Double) {
            (x: Double((37 * i * i + 11 * i) % 101) / 10, y: Double((53 * i * i + 29 * i) % 97) / 10)
        }
        return (0..<9).map { i in (0..<9).map { j in hypot(point(i).x - point(j).x, point(i).y - point(j).y) } }
    }()

    private func heights(_ tree: AverageLinkage.Tree) -> [Double] {
        guard case .join(let left, let right, let height) = tree else { return [] }
        return heights(left) + heights(right) + [height]
    }

    /// scipy 1.17, linkage(..., "average").
    @Test func heightsAgreeWithScipy() {
        let expected = [
            0.6708203932499377, 0.941981694315227, 2.0124611797498106, 3.011652994033388, 3.3105890714493698, 4.742362280551751,
            5.922485709724567, 7.497566440705563,
        ]
        let found = heights(AverageLinkage(Self.plane).tree).sorted()
        #expect(found.count == expected.count)
        for (left, right) in zip(found, expected) { #expect(abs(left - right) < 1e-12) }
    }

    /// By hand: 0 and 1 are joined at 1, 2 at the mean of 3 and 4.
    @Test func heightsAlongAnOrder() {
        let tree = AverageLinkage([[0, 1, 3], [1, 0, 4], [3, 4, 0]]).tree
        #expect(tree.heights(along: [0, 1, 2]) == [1, 3.5] && tree.heights(along: [2, 1, 0]) == [3.5, 1])
        #expect(AverageLinkage([[0]]).tree.heights(along: [0]) == [])
    }

    /// The definition: the two groups whose members lie nearest on average, of equally near ones those with the smallest points.
    @Test(arguments: UInt64(1)...30) func joinsAreThoseOfTheDefinition(seed: UInt64) {
        var generator = Xoshiro256(seed: seed, stream: "linkage")
        let n = 2 + generator.integer(below: 14)
        var distances = [[Double]](repeating: [Double](repeating: 0, count: n), count: n)
        for i in 0..<n {
            for j in 0..<i {
                // Few different distances, so that many are equal.
                distances[i][j] = Double(1 + generator.integer(below: seed % 2 == 0 ? 4 : 1 << 20))
                distances[j][i] = distances[i][j]
            }
        }
        var groups = (0..<n).map { [$0] }
        var heights: [Double] = []
        while groups.count > 1 {
            var best = (height: Double.infinity, i: 0, j: 0)
            for i in groups.indices {
                for j in groups.indices where j > i {
                    let all = groups[i].flatMap { one in groups[j].map { distances[one][$0] } }
                    let mean = all.reduce(0, +) / Double(all.count)
                    if mean < best.height - 1e-9 { best = (mean, i, j) }
                }
            }
            heights.append(best.height)
            groups[best.i] += groups.remove(at: best.j)
        }
        let tree = AverageLinkage(distances).tree
        let found = self.heights(tree).sorted()
        for (left, right) in zip(found, heights.sorted()) { #expect(abs(left - right) < 1e-9, "seed \(seed)") }
        #expect(tree.points == groups[0], "seed \(seed)")
    }

    @Test(.timeLimit(.minutes(1))) func thousandsOfPointsAreJoinedInTimeThatGrowsWithTheirSquare() {
        let places = (0..<1500).map { Double(($0 * 7919) % 100_003) }
        let tree = AverageLinkage(places.map { one in places.map { abs(one - $0) } }).tree
        #expect(tree.points.sorted() == Array(0..<1500))
    }

    @Test func everyPointIsThereOnce() {
        #expect(AverageLinkage(Self.plane).tree.points.sorted() == Array(0..<9))
        #expect(AverageLinkage([[0]]).tree.points == [0])
        let equal = (0..<5).map { i in (0..<5).map { $0 == i ? 0.0 : 1.0 } }
        #expect(AverageLinkage(equal).tree.points == [0, 1, 2, 3, 4], "equal distances go by the smallest points")
    }
}
