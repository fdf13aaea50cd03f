/// The order of a tree's points, among those that the tree allows, in which neighbours lie nearest to each other in sum:
/// Bar-Joseph, Gifford and Jaakkola, "Fast optimal leaf ordering for hierarchical clustering" (2001).
struct LeafOrder {
    private let distances: [[Double]]
    /// The least sum of distances between neighbours when the points of a group run from one to another, and the two neighbours
    /// in the middle where its two parts meet.
    private var least: [Ends: (sum: Double, meeting: Ends)] = [:]

    private struct Ends: Hashable {
        var first: Int
        var last: Int
    }

    /// Points that are put into the best order; of more the order is the tree's own.
    static let largest = 100

    /// The places' points. Of an order and its reverse that is taken which has `anchor` nearer to its start; if it is in the middle
    /// the one that starts with the smaller point. O(n^3).
    static func points(of tree: AverageLinkage.Tree, distances: [[Double]], anchor: Int) -> [Int] {
        let all = tree.points
        var order = LeafOrder(distances: distances)
        if all.count <= largest { order.solve(tree) }
        guard all.count > 1, case .join(let left, let right, _) = tree else { return all }
        var best: Ends?
        for first in all.count <= largest ? left.points.sorted() : [] {
            for last in right.points.sorted() {
                if best.map({ order.sum(first, last) < order.sum($0.first, $0.last) }) ?? true { best = Ends(first: first, last: last) }
            }
        }
        let points = best.map { order.points(from: $0.first, to: $0.last) } ?? all
        let place = points.firstIndex(of: anchor) ?? 0
        let fromEnd = points.count - 1 - place
        let isReversed = place > fromEnd || place == fromEnd && points[0] > points[points.count - 1]
        return isReversed ? points.reversed() : points
    }

    private init(distances: [[Double]]) { self.distances = distances }

    private func sum(_ first: Int, _ last: Int) -> Double {
        first == last ? 0 : least[Ends(first: min(first, last), last: max(first, last))]?.sum ?? .infinity
    }

    /// The points between which a group, one of whose ends is `end`, can have its other end.
    private static func farEnds(_ tree: AverageLinkage.Tree, from end: Int) -> [Int] {
        guard case .join(let left, let right, _) = tree else { return tree.points }
        let leftPoints = left.points
        return leftPoints.contains(end) ? right.points : leftPoints
    }

    private mutating func solve(_ tree: AverageLinkage.Tree) {
        guard case .join(let left, let right, _) = tree else { return }
        solve(left)
        solve(right)
        let (leftPoints, rightPoints) = (left.points, right.points)
        for first in leftPoints {
            // The least sum from the first point to each point of the right part, were it the first one there.
            let meeting = rightPoints.map { next in
                LeafOrder.farEnds(left, from: first).map { (sum: sum(first, $0) + distances[$0][next], last: $0) }
                    .min { ($0.sum, $0.last) < ($1.sum, $1.last) }
            }
            for last in rightPoints {
                let starts = Set(LeafOrder.farEnds(right, from: last))
                var best = (sum: Double.infinity, meeting: Ends(first: first, last: last))
                for (next, met) in zip(rightPoints, meeting) where starts.contains(next) {
                    guard let met else { continue }
                    let total = met.sum + sum(next, last)
                    if total < best.sum { best = (total, Ends(first: met.last, last: next)) }
                }
                if first > last { best.meeting = Ends(first: best.meeting.last, last: best.meeting.first) }
                least[Ends(first: min(first, last), last: max(first, last))] = best
            }
        }
    }

    private func points(from first: Int, to last: Int) -> [Int] {
        guard first != last, let found = least[Ends(first: min(first, last), last: max(first, last))] else { return [first] }
        let meeting = first < last ? found.meeting : Ends(first: found.meeting.last, last: found.meeting.first)
        return points(from: first, to: meeting.first) + points(from: meeting.last, to: last)
    }
}
