/// How far the embeddings of a source lie from the reference's, without clusters.
public struct VectorsFinding: Finding {
    public static let kind = FindingKind.vectors
    public static let names = ["energy_distance", "mmd", "frechet_distance", "precision", "recall", "density", "coverage"]

    public var subject = Subject()
    public var figures = FigureList()
    public var pairEstimator: String?
    public var kernel: String?
    public var bandwidth: Double?
    /// How often vectors were drawn, and labels permuted, for the Frechet distance.
    public var frechetBootstrap: Int?
    public var frechetPermutations: Int?
    public var neighbors: Int?
    public var dimensions: Int?
    public var basis = Basis()
    public var origin = Origin()

    public init() {}

    public mutating func walk<Walk: FieldWalk>(_ fields: inout Walk) throws(Walk.Fault) {
        try subject.walk(&fields, needs: ["source"])
        try fields.figures(&figures, VectorsFinding.names)
        try fields.optional(&pairEstimator, "pair_estimator")
        try fields.optional(&kernel, "mmd_kernel")
        try fields.optional(&bandwidth, "mmd_bandwidth")
        try fields.optional(&frechetBootstrap, "frechet_distance_bootstrap")
        try fields.optional(&frechetPermutations, "frechet_distance_permutations")
        try fields.optional(&neighbors, "neighbors")
        try fields.optional(&dimensions, "dimensions")
        try basis.walk(&fields)
        try origin.walk(&fields)
    }
}
