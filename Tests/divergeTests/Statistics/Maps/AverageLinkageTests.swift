import Foundation
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
    @Test func heightsOfTwoPoints() {
        let tree = AverageLinkage([[0, 1, 3], [1, 0, 4], [3, 4, 0]]).tree
        #expect(tree.height(joining: 0, 1) == 1 && tree.height(joining: 2, 0) == 3.5 && tree.height(joining: 1, 2) == 3.5)
        #expect(tree.height(joining: 2, 2) == 0)
    }

    @Test func everyPointIsThereOnce() {
        #expect(AverageLinkage(Self.plane).tree.points.sorted() == Array(0..<9))
        #expect(AverageLinkage([[0]]).tree.points == [0])
        let equal = (0..<5).map { i in (0..<5).map { $0 == i ? 0.0 : 1.0 } }
        #expect(AverageLinkage(equal).tree.points == [0, 1, 2, 3, 4], "equal distances go by the smallest points")
    }
}
