import Stage

/// A batch on a reading thread: its records, and, when all have come, what they become.
struct LabelBatch: Sendable {
    /// The codebooks of records that are alike in what decides about them.
    struct Found: Sendable {
        var key: DecidingFields
        var members: [Int]
    }

    /// The records of a batch that are in one codebook, with their labels.
    struct Labelled: Sendable {
        var codebook: Int
        var rows: [Int]
        var labels: Labeller.Labels
    }

    var table = EmbeddingTable.Batch()
    /// The codebooks that each record is in.
    var memberships: [[Int]] = []
    /// Where the last record belongs; the next one mostly belongs there too.
    var found: Found?
    var labelled: [Labelled] = []
    var output = JSONText()
    var written = 0
}

/// What decides which codebooks a record is in.
struct DecidingFields: Sendable, Equatable {
    var facet: String
    var task: String?
    var source: String
    var via: String?
    var dimensions: Int
}
