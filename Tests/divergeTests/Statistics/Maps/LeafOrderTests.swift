import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct LeafOrderTests {
    private func length(_ order: [Int], _ distances: [[Double]]) -> Double {
        zip(order, order.dropFirst()).reduce(0) { $0 + distances[$1.0][$1.1] }
    }

    /// Every order that a tree allows.
    private func orders(_ tree: AverageLinkage.Tree) -> [[Int]] {
        guard case .join(let left, let right, _) = tree else { return [tree.points] }
        return orders(left).flatMap { left in orders(right).flatMap { [left + $0, $0 + left] } }
    }

    /// scipy 1.17, optimal_leaf_ordering.
    @Test func agreesWithScipy() {
        let distances = AverageLinkageTests.plane
        let order = LeafOrder.points(of: AverageLinkage(distances).tree, distances: distances, anchor: 0)
        #expect(order == [0, 8, 5, 6, 7, 2, 3, 1, 4])
        #expect(abs(length(order, distances) - 21.614221511991573) < 1e-12)
        #expect(LeafOrder.points(of: AverageLinkage(distances).tree, distances: distances, anchor: 4) == order.reversed())
    }

    @Test(arguments: 2...7) func noOrderOfTheTreeIsShorter(points: Int) throws {
        for seed in 0..<20 as Range<UInt64> {
            var generator = Xoshiro256(seed: seed, stream: "order:\(points)")
            let places = (0..<points).map { _ in (generator.normal(), generator.normal()) }
            let distances = places.map { a in places.map { b in hypot(a.0 - b.0, a.1 - b.1) } }
            let tree = AverageLinkage(distances).tree
            let order = LeafOrder.points(of: tree, distances: distances, anchor: points - 1)
            let all = orders(tree)
            #expect(all.contains(order), "seed \(seed)")
            let shortest = try #require(all.map { length($0, distances) }.min())
            #expect(abs(length(order, distances) - shortest) < 1e-12, "seed \(seed)")
            #expect(2 * (order.firstIndex(of: points - 1) ?? points) <= points - 1, "the anchor is in the first half, seed \(seed)")
        }
    }

    @Test func onePoint() { #expect(LeafOrder.points(of: .point(0), distances: [[0]], anchor: 0) == [0]) }
}
