/// Hierarchical clustering by average linkage: the two groups whose members lie nearest to each other on average are joined, again
/// and again (Sokal and Michener, 1958).
struct AverageLinkage {
    /// A group of points, by the two that were joined into it.
    indirect enum Tree {
        case point(Int)
        case join(Tree, Tree, height: Double)

        /// Its points from left to right.
        var points: [Int] {
            switch self {
            case .point(let point): [point]
            case .join(let left, let right, _): left.points + right.points
            }
        }

        /// In an order of its points that the tree allows, the height at which each and the next one come into one group. O(n).
        func heights(along order: [Int]) -> [Double] {
            var places = [Int](repeating: 0, count: order.count)
            for (place, point) in order.enumerated() { places[point] = place }
            var heights = [Double](repeating: 0, count: max(0, order.count - 1))
            /// The places of a group, which follow each other.
            func span(_ tree: Tree) -> ClosedRange<Int> {
                switch tree {
                case .point(let point): return places[point]...places[point]
                case .join(let left, let right, let height):
                    let (one, other) = (span(left), span(right))
                    heights[min(one.upperBound, other.upperBound)] = height
                    return min(one.lowerBound, other.lowerBound)...max(one.upperBound, other.upperBound)
                }
            }
            _ = span(self)
            return heights
        }
    }

    let tree: Tree

    /// `distances` is symmetric and has a row for each of at least one point; of equally near groups those with the smallest
    /// points are joined first. O(n^2) but where many groups have one nearest, O(n^3) at most.
    init(_ distances: [[Double]]) {
        var distances = distances
        // A group stands at the place of its smallest point; nil where that has joined another.
        var groups: [(tree: Tree, size: Double)?] = distances.indices.map { (Tree.point($0), 1) }
        /// The place behind it that is nearest to each group.
        var nearest = [Int?](repeating: nil, count: groups.count)
        func findNearest(to i: Int) {
            nearest[i] = nil
            for j in (i + 1)..<max(i + 1, groups.count) where groups[j] != nil {
                if nearest[i].map({ distances[i][j] < distances[i][$0] }) ?? true { nearest[i] = j }
            }
        }
        for i in groups.indices { findNearest(to: i) }
        while let i = AverageLinkage.first(groups.indices.filter { nearest[$0] != nil }, by: { distances[$0][nearest[$0] ?? $0] }),
            let j = nearest[i], let left = groups[i], let right = groups[j]
        {
            groups[i] = (.join(left.tree, right.tree, height: distances[i][j]), left.size + right.size)
            groups[j] = nil
            nearest[j] = nil
            for k in groups.indices where groups[k] != nil && k != i {
                let mean = (left.size * distances[i][k] + right.size * distances[j][k]) / (left.size + right.size)
                (distances[i][k], distances[k][i]) = (mean, mean)
            }
            findNearest(to: i)
            for k in 0..<j where k != i && groups[k] != nil {
                guard let known = nearest[k] else { continue }
                if known == i || known == j {
                    findNearest(to: k)
                } else if k < i, (distances[k][i], i) < (distances[k][known], known) {
                    nearest[k] = i
                }
            }
        }
        tree = groups[0]?.tree ?? .point(0)
    }

    /// The first of some places where a value is least.
    private static func first(_ places: [Int], by value: (Int) -> Double) -> Int? {
        places.reduce(nil) { least, place in least.map { value(place) < value($0) } ?? true ? place : least }
    }
}
