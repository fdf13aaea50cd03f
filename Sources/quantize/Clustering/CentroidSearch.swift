import Numerics

/// The nearest centroid of each point while centroids are added and moved: by bounds, or, where numbers are so large or small
/// that bounds would not hold, by computing all distances each time. Both give the same labels and distances.
final class CentroidSearch {
    let points: Matrix
    private let threads: Int
    private let tracker: NearestTracker?
    private var plain: (centroids: Matrix, labels: [Int32], squaredDistances: [Float])

    init(_ points: Matrix, clusters: Int, threads: Int) {
        (self.points, self.threads) = (points, threads)
        tracker = NearestTracker(points, capacity: clusters, threads: threads)
        plain = (Matrix(rows: 0, columns: points.columns), [], [])
    }

    var centroids: Matrix { tracker?.centroids ?? plain.centroids }
    var labels: [Int32] { tracker?.labels ?? plain.labels }
    var squaredDistances: [Float] { tracker?.squaredDistances ?? plain.squaredDistances }

    func reset() {
        tracker?.reset()
        plain.centroids = Matrix(rows: 0, columns: points.columns)
    }

    func append(_ more: Matrix) {
        if let tracker { return tracker.append(more) }
        let all = plain.centroids.values + more.values
        search(Matrix(rows: plain.centroids.rows + more.rows, columns: points.columns, values: all) ?? more)  // rows of d
    }

    func move(to new: Matrix) {
        if let tracker { return tracker.move(to: new) }
        search(new)
    }

    private func search(_ centroids: Matrix) {
        plain.centroids = centroids
        let found = nearest(points, centroids, threads: threads)
        (plain.labels, plain.squaredDistances) = found
    }
}
