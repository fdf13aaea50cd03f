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

        /// The height at which two of its points come into one group; 0 of a point with itself.
        func height(joining first: Int, _ second: Int) -> Double {
            guard case .join(let left, let right, let height) = self else { return 0 }
            for part in [left, right] where Set(part.points).isSuperset(of: [first, second]) { return part.height(joining: first, second) }
            return height
        }
    }

    let tree: Tree

    /// `distances` is symmetric and has a row for each of at least one point; of equally near groups those with the smallest
    /// points are joined first. O(n^3).
    init(_ distances: [[Double]]) {
        var groups = distances.indices.map { (tree: Tree.point($0), size: 1.0) }
        var distances = distances
        while groups.count > 1 {
            var nearest = (0, 1)
            for i in groups.indices {
                for j in (i + 1)..<max(i + 1, groups.count) where distances[i][j] < distances[nearest.0][nearest.1] { nearest = (i, j) }
            }
            let (i, j) = nearest
            let (left, right) = (groups[i], groups[j])
            for k in groups.indices where k != i && k != j {
                let mean = (left.size * distances[i][k] + right.size * distances[j][k]) / (left.size + right.size)
                (distances[i][k], distances[k][i]) = (mean, mean)
            }
            groups[i] = (.join(left.tree, right.tree, height: distances[i][j]), left.size + right.size)
            groups.remove(at: j)
            distances.remove(at: j)
            for k in distances.indices { distances[k].remove(at: j) }
        }
        tree = groups[0].tree
    }
}
