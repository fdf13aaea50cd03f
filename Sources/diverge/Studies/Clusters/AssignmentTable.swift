import Stage

/// Everything that was read, by codebook: clusters are compared only within one.
struct AssignmentTable {
    /// In the order of their names once all is read: see `sort`.
    var codebooks: [Codebook] = []
    var isEmpty: Bool { codebooks.isEmpty }
    private var positions: [String: Int] = [:]
    private var unique = UniqueRecords()
    var viaCheck: ViaCheck
    /// The records that came in partials.
    var merged: Set<RecordIdentity> = []
    private let examples: Int
    let layout: Layout

    /// What every record is read by.
    struct Layout: Sendable {
        /// How many clusters there are, the last ones perhaps without records; nil: what the records say or show.
        var clusters: Int?
        /// The field whose value names the unit of resampling; nil: every record is one.
        var unitField: String?
        var countsTerms = false

        init(_ settings: Settings) {
            clusters = settings.clusters.count
            unitField = settings.unitField
            countsTerms = settings.clusters.terms > 0
        }
    }

    init(_ settings: Settings) {
        viaCheck = ViaCheck(allowMixed: settings.allowMixed)
        examples = settings.clusters.examples
        layout = Layout(settings)
    }

    /// A batch of records on its way from a reading thread.
    struct Batch: Sendable {
        struct Row: Sendable {
            var id: String
            var source: String
            var task: String?
            var facet: String
            var codebook: String
            var cluster: Int
            var clusters: Int
            var distance: Double
            var via: String?
            var unit: String?
            var text: JSONValue?
            var place: Place
        }

        var rows: [Row] = []
        /// By codebook; counted on the reading thread because it is the most work.
        var terms: [String: TermCounts] = [:]
    }

    /// Clusters beyond this number are taken for a mistake in the data: every cell of every histogram is held.
    static let maximumClusters = 1_000_000

    static func read(_ record: Record, by layout: Layout, into batch: inout Batch) throws {
        let facet = try record.optionalString("facet") ?? ""
        let cluster = try record.integer("cluster", minimum: 0)
        let clusters = record["clusters"] == nil ? 0 : try record.integer("clusters", minimum: 1)
        guard cluster < maximumClusters, clusters <= maximumClusters else {
            throw record.failure("found \(max(cluster, clusters)), expected at most \(maximumClusters) clusters", field: "cluster")
        }
        guard clusters == 0 || cluster < clusters else {
            throw record.failure("found \(cluster), expected less than the \(clusters) of field 'clusters'", field: "cluster")
        }
        if let limit = layout.clusters, cluster >= limit {
            throw record.failure("found \(cluster), expected less than the \(limit) of --clusters", field: "cluster")
        }
        let text = record["text"]
        let row = Batch.Row(
            id: try record.string("id"), source: try record.string("source"), task: try record.optionalString("task"),
            facet: facet, codebook: try record.optionalString("codebook") ?? facet, cluster: cluster, clusters: clusters,
            distance: record["distance"]?.double ?? 0, via: try record.optionalString("via"),
            unit: try layout.unitField.map { try record.unit($0) },
            text: text?.kind == .string ? text : nil, place: record.place)
        if layout.countsTerms, let text = row.text {
            batch.terms[row.codebook, default: TermCounts()].add(text, cluster: cluster)
        }
        batch.rows.append(row)
    }

    /// Takes over a batch; records that cannot stand beside the others are refused.
    mutating func append(_ batch: Batch, run: Run) throws {
        for row in batch.rows {
            do {
                try viaCheck.check(row.via, in: row.codebook, at: row.place)
                try unique.insert(
                    [row.id, row.source, row.facet, row.codebook], named: ["id", "source", "facet", "codebook"], at: row.place)
            } catch let failure as Failure {
                try run.refuse(failure, text: Array("\(row.id)".utf8), source: row.source)
                continue
            }
            add(row)
        }
        for (codebook, terms) in batch.terms {
            if let position = positions[codebook] { codebooks[position].terms.merge(terms) }
        }
    }

    /// The place of a codebook, which is made where there is none of that name.
    mutating func position(of codebook: String, facet: String, via: String?) -> Int {
        if let position = positions[codebook] {
            // Where --allow-mixed lets several stand together, the same one is named in whatever order they come.
            if via ?? "" < codebooks[position].via ?? "" { codebooks[position].via = via }
            return position
        }
        positions[codebook] = codebooks.count
        codebooks.append(Codebook(name: codebook, facet: facet, via: via, examples: Examples(limit: examples)))
        return codebooks.count - 1
    }

    /// Puts the codebooks in the order of their names, when all is read.
    mutating func sort() {
        codebooks.sort { $0.name < $1.name }
        positions = Dictionary(uniqueKeysWithValues: codebooks.enumerated().map { ($0.element.name, $0.offset) })
    }

    private mutating func add(_ row: Batch.Row) {
        let position = position(of: row.codebook, facet: row.facet, via: row.via)
        let source = codebooks[position].sources.index(of: row.source)
        let task = row.task.map { codebooks[position].tasks.index(of: $0) } ?? -1
        let id = Unit.number(of: row.id)
        codebooks[position].units.append(
            Unit(source: source, task: task, cluster: Int32(row.cluster), id: id, unit: row.unit.map(Unit.number) ?? id))
        codebooks[position].clusters = layout.clusters ?? max(codebooks[position].clusters, row.clusters, row.cluster + 1)
        if let text = row.text {
            codebooks[position].examples.offer(id: row.id, distance: row.distance, cluster: row.cluster, source: source) {
                text.string ?? ""
            }
        }
    }
}
