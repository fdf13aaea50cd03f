import Stage

/// An embedding on its way into the table; `kept.piece` is set there.
struct IncomingVector: IntakeRow {
    var kept: VectorRow
    var facet: String
    var dimensions: Int
    var via: String?
    var place: Place

    static let identityFields = ["id", "source", "facet"]
    var identity: [String]? { [kept.id, kept.source, facet] }
    var group: String { facet }
    var source: String { kept.source }
}

/// One embedding, as far as it is kept.
struct VectorRow: Sendable {
    var id: String
    var source: String
    var task: String?
    /// The value of the field that names the unit of resampling; the id where every record is one.
    var unit: String
    /// Where its vector is: a piece, and its first component in that.
    var piece: Int
    var start: Int
}

/// All embeddings that were read, by facet: vectors are compared only within one.
struct VectorTable: StudyTable {
    struct Facet {
        var name: String
        var dimensions: Int
        var via: String?
        var rows: [VectorRow] = []
    }

    /// The components of all vectors of a batch.
    struct Shared: IntakeShare {
        var values: [Float] = []
    }

    var intake: Intake
    private(set) var facets: [Facet] = []
    var isEmpty: Bool { facets.isEmpty }
    /// The components of a batch of vectors each.
    private var pieces: [[Float]] = []
    private var positions: [String: Int] = [:]

    let layout: Layout

    struct Layout: TableLayout {
        var unit: UnitField
        /// Whether vectors are compared.
        var isAskedFor: Bool

        /// Statements have a study of their own.
        func recognises(_ record: Record) -> Bool { isAskedFor || !StatementTable.isStatement(record) }
    }

    static let form = RecordForm(
        "an embedding", from: .embedding, marks: ["vector"], needs: ["id", "source", "vector"], writtenBy: "embed writes embeddings")

    init(_ arguments: Arguments, _ common: CommonSettings) {
        intake = Intake(allowMixed: common.allowMixed)
        layout = Layout(unit: common.units, isAskedFor: arguments[VectorSettings.isOn])
    }

    /// Reads one record; throws, with the batch as it was, where it cannot be used.
    static func read(_ record: Record, by layout: Layout, into batch: inout Batch) throws {
        guard layout.isAskedFor else {
            throw record.failure("found an embedding", field: "vector", hint: "quantize first, or compare vectors with --vectors")
        }
        let id = try record.string("id")
        let row = VectorRow(
            id: id, source: try record.string("source"), task: try record.optionalString("task"),
            unit: try layout.unit.value(in: record) ?? id, piece: 0, start: batch.shared.values.count)
        let (facet, via) = (try record.optionalString("facet") ?? "", try record.optionalString("via"))
        let dimensions = try record.appendVector("vector", to: &batch.shared.values)
        batch.append(IncomingVector(kept: row, facet: facet, dimensions: dimensions, via: via, place: record.place), of: record)
    }

    func check(_ row: IncomingVector) throws {
        guard let facet = positions[row.facet].map({ facets[$0] }), facet.dimensions != row.dimensions else { return }
        throw Failure(
            .data, "found \(row.dimensions) components, expected \(facet.dimensions) as in the records before", at: row.place,
            field: "vector")
    }

    mutating func add(_ row: IncomingVector, from _: Shared) {
        let position = positions[row.facet] ?? facets.count
        if position == facets.count {
            positions[row.facet] = position
            facets.append(Facet(name: row.facet, dimensions: row.dimensions))
        }
        var kept = row.kept
        kept.piece = pieces.count
        facets[position].rows.append(kept)
    }

    mutating func close(_ shared: Shared, refused _: [Incoming]) { pieces.append(shared.values) }

    /// Brings the facets, and the records of each, into an order that is theirs whatever order they came in.
    mutating func finish() {
        facets.sort { $0.name < $1.name }
        for position in facets.indices {
            facets[position].via = intake.via(of: facets[position].name)
            facets[position].rows.sort { ($0.source, $0.id) < ($1.source, $1.id) }
        }
        intake.forgetIdentities()
    }

    /// The components of the vector of a row of `facet`.
    func vector(_ row: VectorRow, of facet: Facet) -> ArraySlice<Float> { pieces[row.piece][row.start..<row.start + facet.dimensions] }
}
