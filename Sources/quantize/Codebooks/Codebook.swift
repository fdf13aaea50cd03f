import Numerics
import Stage

/// What a fit leaves behind: all that it takes to give records the clusters that they were given, or would have been.
struct Codebook: Sendable {
    /// Longest mean, direction or centroid that is read. Vectors have length one, and so theirs is at most two; what is computed with
    /// vectors of this length stays far below what a Float holds.
    static let longest = 1e3

    var domain: CodebookDomain
    /// The `via` of the records it was fitted on.
    var via: String?
    var method = "kmeans"
    /// Whether centroids are kept at length one.
    var spherical = false
    var fitOn = FittedSources.all
    /// The sources it was fitted on, with the number of their records, in the order in which they came.
    var sources: [(name: String, count: Int)]
    var axes: PrincipalComponents
    /// k x m, in the coordinates of the components.
    var centroids: Matrix
    /// Records of each cluster among those it was fitted on.
    var counts: [Int]
    var seed: UInt64
    var restarts: Int
    /// Sum of the squared distances of the records it was fitted on; nil where nobody has measured them.
    var inertia: Double?
    var iterations: Int
    var converged: Bool

    var name: String { domain.name }
    var clusters: Int { centroids.rows }
    /// Of the vectors that it takes.
    var dimensions: Int { axes.mean.count }

    /// The nearest centroid of each vector (n x d, of length one), and the distance to it in the space of the components.
    /// nil where the vectors are of other dimensions.
    func assign(_ vectors: Matrix, threads: Int) -> (labels: [Int32], distances: [Float])? {
        Labeller(self, threads: threads).label(vectors, threads: threads).map { ($0.labels, $0.distances) }
    }
}
