import Numerics

/// The ways of dividing points into clusters; k-means is the published one, the others are those of its ablation.
enum Method: String, CaseIterable, Sendable {
    case kmeans, gmm, agglomerative
}

/// Points divided into clusters, by whatever method.
struct Partition: Sendable {
    var labels: [Int32]
    /// The mean of each cluster, k x m; of a mixture the component's.
    var centroids: Matrix
    /// Squared Euclidean distance of each point to the centroid of its cluster.
    var squaredDistances: [Float]
    /// Sum of the squared distances.
    var inertia: Double
    /// 0 for a method that does not iterate.
    var iterations: Int
    var converged: Bool

    init(_ fit: KMeans.Fit) {
        (labels, centroids, squaredDistances) = (fit.labels, fit.centroids, fit.squaredDistances)
        (inertia, iterations, converged) = (fit.inertia, fit.iterations, fit.converged)
    }

    /// A partition by labels and centroids; distances are measured in the coordinates of the points (n x m).
    init(_ points: Matrix, labels: [Int32], centroids: Matrix, iterations: Int, converged: Bool) {
        squaredDistances = labels.enumerated().map { point, label in
            Float(
                zip(points.row(point), centroids.row(Int(label))).reduce(0.0) { sum, pair in
                    let difference = Double(pair.0) - Double(pair.1)
                    return sum + difference * difference
                })
        }
        (self.labels, self.centroids, self.iterations, self.converged) = (labels, centroids, iterations, converged)
        inertia = compensatedSum(squaredDistances.lazy.map(Double.init))
    }
}

/// The mean of each cluster's points (k x m); zeros for a cluster without points.
func clusterMeans(_ points: Matrix, labels: [Int32], clusters: Int, threads: Int) -> Matrix {
    var means = Matrix(rows: clusters, columns: points.columns)
    setMeans(of: Array(0..<clusters), points, labels: labels, in: &means, threads: threads)
    return means
}
