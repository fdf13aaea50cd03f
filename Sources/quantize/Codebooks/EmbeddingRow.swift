import Stage

/// What is known of a record with a vector, besides the vector.
struct EmbeddingRow: Sendable {
    var id: String
    var source: String
    var facet: String
    var task: String?
    var via: String?
    var place: Place
}

/// An embedding on its way into the table, or into a codebook.
struct IncomingEmbedding: IntakeRow {
    var row: EmbeddingRow
    /// Where its components are among those of the batch, and where its line is in the batch's text.
    var vector: Range<Int>
    var line: Range<Int>

    static let identityFields = ["id", "source", "facet"]
    var identity: [String]? { [row.id, row.source, row.facet] }
    var group: String { row.facet }
    var via: String? { row.via }
    var source: String { row.source }
    var place: Place { row.place }
}
