import Numerics
import Stage

/// Which sources a codebook is fitted on.
enum FittedSources: Sendable, Equatable {
    case all
    case one(String)

    init(_ text: String) { self = text == "all" ? .all : .one(text) }

    var name: String {
        switch self {
        case .all: "all"
        case .one(let source): source
        }
    }

    func contains(_ source: String) -> Bool {
        switch self {
        case .all: true
        case .one(let wanted): wanted == source
        }
    }
}

/// What a fit leaves behind: all that it takes to give records the clusters that they were given, or would have been.
struct Codebook: Sendable {
    var domain: Domain
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

/// The cluster that a record was given in one codebook.
struct Assignment: Sendable {
    /// Place of the codebook in a list.
    var codebook: Int32
    var cluster: Int32
    var distance: Float
    /// The first two principal coordinates, where they are asked for.
    var projection: (x: Float, y: Float)?
}

/// Writes records with their clusters in some codebooks.
struct LabelledLines: Sendable {
    private let codebooks: [Codebook]
    private let stage: String
    /// What is the same for all records of a codebook that came the way of those it was fitted on.
    private var suffixes: [[UInt8]] = []

    init(_ codebooks: [Codebook]) {
        (self.codebooks, stage) = (codebooks, CodebookFile.stage(of: codebooks))
        suffixes = codebooks.map { suffix($0, via: $0.via) }
    }

    private func suffix(_ codebook: Codebook, via: String?) -> [UInt8] {
        var text = JSONText()
        text.raw(",\"clusters\":\(codebook.clusters),\"codebook\":")
        text.string(codebook.name)
        text.raw(",\"via\":")
        text.string(Via.extended(via, by: stage))
        return text.bytes
    }

    /// Appends a record's line (an object with at least one field, and a newline) with its cluster.
    func write(_ line: ArraySlice<UInt8>, via: String?, _ assignment: Assignment, to text: inout JSONText) {
        let codebook = Int(assignment.codebook)
        line.withUnsafeBufferPointer { bytes in
            if let base = bytes.baseAddress { text.raw(base, count: bytes.count - 2) }
        }
        text.raw(",\"cluster\":")
        text.raw(String(assignment.cluster))
        text.raw(",\"distance\":")
        text.number(assignment.distance)
        text.append(via == codebooks[codebook].via ? suffixes[codebook] : suffix(codebooks[codebook], via: via))
        if let projection = assignment.projection {
            text.raw(",\"projection\":[")
            text.number(projection.x)
            text.raw(",")
            text.number(projection.y)
            text.raw("]")
        }
        text.raw("}\n")
    }
}

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
