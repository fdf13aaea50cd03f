import Numerics

/// The means of clusters, of which only those whose points change are computed again.
struct ClusterMeans {
    private(set) var centroids: Matrix
    private var labels: [Int32] = []
    private let spherical: Bool
    private let clusters: Int

    init(clusters: Int, spherical: Bool) {
        (self.clusters, self.spherical) = (clusters, spherical)
        centroids = Matrix(rows: 0, columns: 0)
    }

    mutating func update(_ points: Matrix, labels next: [Int32], threads: Int) {
        var changed = [Bool](repeating: labels.isEmpty, count: clusters)
        if labels.isEmpty { centroids = Matrix(rows: clusters, columns: points.columns) }
        for (old, new) in zip(labels, next) where old != new { (changed[Int(old)], changed[Int(new)]) = (true, true) }
        labels = next
        let again = changed.indices.filter { changed[$0] }
        setMeans(of: again, points, labels: labels, in: &centroids, threads: threads)
        if spherical { for cluster in again { centroids.withMutableRow(cluster, scaleToLengthOne) } }
    }
}

/// Divides by the Euclidean norm, taken in double precision; a zero vector stays.
private func scaleToLengthOne(_ row: UnsafeMutableBufferPointer<Float>) {
    let norm = row.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    guard norm > 0 else { return }
    for index in row.indices { row[index] = Float(Double(row[index]) / norm) }
}
