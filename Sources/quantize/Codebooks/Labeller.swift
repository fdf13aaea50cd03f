import Numerics

/// A codebook made ready to label many vectors: its matrices are packed once. Each label depends on its own vector alone, so
/// it is the same however vectors are put together.
struct Labeller: Sendable {
    struct Labels: Sendable {
        var labels: [Int32]
        var distances: [Float]
        var squaredDistances: [Float]
        /// The vectors in the space that was clustered (n x m).
        var points: Matrix

        init(labels: [Int32], squaredDistances: [Float], points: Matrix) {
            (self.labels, self.squaredDistances, self.points) = (labels, squaredDistances, points)
            distances = squaredDistances.map { $0.squareRoot() }
        }

        init(_ partition: Partition, points: Matrix) {
            self.init(labels: partition.labels, squaredDistances: partition.squaredDistances, points: points)
        }

        /// What the record in a row is given.
        func assignment(_ row: Int, codebook: Int, projects: Bool) -> Assignment {
            let y = projects && points.columns > 1 ? points[row, 1] : 0
            return Assignment(
                codebook: Int32(codebook), cluster: labels[row], distance: distances[row],
                projection: projects ? (points[row, 0], y) : nil)
        }
    }

    private let projection: Projection
    private let centroids: Centroids

    init(_ codebook: Codebook, threads: Int) {
        projection = Projection(codebook.axes, threads: threads)
        centroids = Centroids(codebook.centroids, threads: threads)
    }

    /// Labels of vectors (n x d, of length one); nil where they are of other dimensions.
    func label(_ vectors: Matrix, threads: Int) -> Labels? {
        projection(vectors, threads: threads).map { label(points: $0, threads: threads) }
    }

    /// The same for vectors that were projected before.
    func label(points: Matrix, threads: Int) -> Labels {
        let found = centroids.nearest(points, threads: threads)
        return Labels(labels: found.labels, squaredDistances: found.squaredDistances, points: points)
    }
}
