import Stage

/// All embeddings that were read, by facet: vectors are compared only within one.
struct VectorTable {
    /// One record, as far as it is kept.
    struct Row: Sendable {
        var id: String
        var source: String
        var task: String?
        /// The value of the field that names the unit of resampling; the id where every record is one.
        var unit: String
        /// Where its vector is: a piece, and its first component in that.
        var piece: Int
        var start: Int
    }

    struct Facet {
        var name: String
        var dimensions: Int
        var via: String?
        var rows: [Row] = []
    }

    private(set) var facets: [Facet] = []
    var isEmpty: Bool { facets.isEmpty }
    /// The components of a batch of vectors each.
    private var pieces: [[Float]] = []
    private var positions: [String: Int] = [:]
    private var unique = UniqueRecords()
    private var viaCheck: ViaCheck

    init(_ settings: Settings) { viaCheck = ViaCheck(allowMixed: settings.allowMixed) }

    /// A batch of records on its way from a reading thread.
    struct Batch: Sendable {
        fileprivate var rows: [(row: Row, facet: String, dimensions: Int, via: String?, place: Place)] = []
        fileprivate var values: [Float] = []
    }

    /// Reads one record; throws, with the batch as it was, where it cannot be used.
    static func read(_ record: Record, unitField: String?, into batch: inout Batch) throws {
        let id = try record.string("id")
        let row = Row(
            id: id, source: try record.string("source"), task: try record.optionalString("task"),
            unit: try unitField.map { try record.unit($0) } ?? id, piece: 0, start: batch.values.count)
        let (facet, via) = (try record.optionalString("facet") ?? "", try record.optionalString("via"))
        let dimensions = try record.appendVector("vector", to: &batch.values)
        batch.rows.append((row, facet, dimensions, via, record.place))
    }

    /// Takes over a batch; records that cannot stand beside the others are refused.
    mutating func append(_ batch: Batch, run: Run) throws {
        for read in batch.rows {
            do {
                try viaCheck.check(read.via, in: read.facet, at: read.place)
                let position = positions[read.facet]
                if let position, facets[position].dimensions != read.dimensions {
                    throw Failure(
                        .data, "found \(read.dimensions) components, expected \(facets[position].dimensions) as in the records before",
                        at: read.place, field: "vector")
                }
                try unique.insert([read.row.id, read.row.source, read.facet], named: ["id", "source", "facet"], at: read.place)
            } catch let failure as Failure {
                try run.refuse(failure, text: Array(read.row.id.utf8), source: read.row.source)
                continue
            }
            let position = positions[read.facet] ?? facets.count
            if position == facets.count {
                positions[read.facet] = position
                facets.append(Facet(name: read.facet, dimensions: read.dimensions, via: read.via))
            }
            var row = read.row
            row.piece = pieces.count
            facets[position].rows.append(row)
        }
        pieces.append(batch.values)
    }

    /// Brings the facets, and the records of each, into an order that is theirs whatever order they came in.
    mutating func sort() {
        facets.sort { $0.name < $1.name }
        for position in facets.indices { facets[position].rows.sort { ($0.source, $0.id) < ($1.source, $1.id) } }
    }

    /// The components of the vector of a row of `facet`.
    func vector(_ row: Row, of facet: Facet) -> ArraySlice<Float> { pieces[row.piece][row.start..<row.start + facet.dimensions] }
}
