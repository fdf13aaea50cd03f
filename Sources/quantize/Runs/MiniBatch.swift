import Numerics
import Stage

/// k-means in one pass: each step moves the centroids nearest to a few points towards them, by less and less.
///
/// Sculley, "Web-scale k-means clustering" (2010), algorithm 1. Depends on the order of the points, not on how they are read.
struct MiniBatch: Sendable {
    /// Points of a step.
    static let step = 1024

    private(set) var codebook: Codebook
    private let projection: Projection
    private var centroids: [Double]
    private var waiting: [Float] = []
    private let threads: Int
    private var steps = 0

    /// Goes on from a codebook; its counts say how much each centroid still moves.
    init(_ codebook: Codebook, threads: Int) {
        self.codebook = codebook
        self.threads = threads
        projection = Projection(codebook.axes, threads: threads)
        centroids = codebook.centroids.values.map { Double($0) }
    }

    /// Takes in a vector of length one.
    mutating func add(_ vector: ArraySlice<Float>) {
        waiting.append(contentsOf: vector)
        if waiting.count == MiniBatch.step * codebook.dimensions { closeStep() }
    }

    /// Makes a step of the points that wait: all are compared with the centroids as they are, then move them one by one.
    mutating func closeStep() {
        let rows = waiting.count / codebook.dimensions
        guard rows > 0, let vectors = Matrix(rows: rows, columns: codebook.dimensions, values: waiting),
            let points = projection(vectors, threads: threads)
        else { return }
        let labels = nearest(points, codebook.centroids, threads: threads).labels
        let columns = points.columns
        for (row, label) in labels.enumerated() {
            let cluster = Int(label)
            codebook.counts[cluster] += 1
            let rate = 1 / Double(codebook.counts[cluster])
            points.withRow(row) { point in
                for (offset, value) in point.enumerated() {
                    centroids[cluster * columns + offset] += rate * (Double(value) - centroids[cluster * columns + offset])
                }
            }
        }
        codebook.centroids.values = centroids.map { Float($0) }
        if codebook.spherical {
            for cluster in 0..<codebook.clusters { codebook.centroids.withMutableRow(cluster, normalise) }
            centroids = codebook.centroids.values.map { Double($0) }
        }
        steps += 1
        (codebook.inertia, codebook.iterations, codebook.converged) = (nil, steps, false)
        waiting.removeAll(keepingCapacity: true)
    }
}
