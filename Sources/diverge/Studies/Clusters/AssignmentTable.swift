import Stage

/// Everything that was read, by codebook: clusters are compared only within one.
struct AssignmentTable: StudyTable {
    /// In the order of their names once all is read: see `finish`.
    var codebooks: [Codebook] = []
    var isEmpty: Bool { codebooks.isEmpty }
    var intake: Intake
    let settings: ClusterSettings
    let layout: Layout
    private var positions: [String: Int] = [:]
    /// The records that came in partials.
    var merged: Set<RecordIdentity> = []

    /// What every record is read by.
    struct Layout: TableLayout {
        /// How many clusters there are, the last ones perhaps without records; nil: what the records say or show.
        var clusters: Int?
        var unit: UnitField
        var countsTerms: Bool
        var examples: Int
        /// Whether the input is the sums of shards.
        var isMerge: Bool
        /// With --partial and --merge the input holds nothing else.
        var takesAll: Bool

        init(_ settings: ClusterSettings) {
            (clusters, unit) = (settings.count, settings.common.units)
            (countsTerms, examples) = (settings.terms > 0, settings.examples)
            (isMerge, takesAll) = (settings.isMerge, settings.isMerge || settings.isPartial)
        }
    }

    /// By codebook; counted on the reading thread because it is the most work.
    struct Shared: IntakeShare {
        var terms: [String: TermCounts] = [:]
    }

    static let form = RecordForm(
        "an assignment", from: .assignment, marks: ["cluster"], needs: ["id", "source", "cluster"], writtenBy: "quantize writes assignments"
    )

    init(_ arguments: Arguments, _ common: CommonSettings) {
        settings = ClusterSettings(arguments, common)
        (intake, layout) = (Intake(allowMixed: common.allowMixed), Layout(settings))
    }

    /// Clusters beyond this number are taken for a mistake in the data: every cell of every histogram is held.
    static let maximumClusters = 1_000_000

    static func read(_ record: Record, by layout: Layout, into batch: inout Batch) throws {
        guard layout.isMerge || record["kind"] == nil else {
            throw record.failure(
                """
                found a partial or a finding, expected an assignment
                """, field: "kind", hint: "--merge reads what --partial wrote")
        }
        if layout.isMerge {
            guard record["kind"]?.string == PartialAssignments.kind else {
                throw record.failure("not written by --partial", hint: "--merge reads what --partial wrote")
            }
            batch.append(.partial(try PartialAssignments(record), place: record.place), of: record)
            return
        }
        guard record["cluster"] != nil || !layout.takesAll else {
            throw record.failure(
                "no assignment", hint: "--partial sums up assignments; give diverge all the records of another form at once")
        }
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
        let row = AssignmentRow.Assignment(
            id: try record.string("id"), source: try record.string("source"), task: try record.optionalString("task"),
            facet: facet, codebook: try record.optionalString("codebook") ?? facet, cluster: cluster, clusters: clusters,
            distance: record["distance"]?.double ?? 0, via: try record.optionalString("via"), unit: try layout.unit.value(in: record),
            text: text?.kind == .string ? text : nil, place: record.place)
        if layout.countsTerms, let text = row.text {
            batch.shared.terms[row.codebook, default: TermCounts()].add(text, cluster: cluster)
        }
        batch.append(.record(row), of: record)
    }

    func check(_ row: AssignmentRow) throws {
        if case .partial(let partial, let place) = row { try check(partial, at: place) }
    }

    mutating func add(_ row: AssignmentRow, from _: Shared) {
        switch row {
        case .record(let record): add(record)
        case .partial(let partial, _): merge(partial)
        }
    }

    /// The texts of all records of the batch were counted as they were read; those of the refused ones are taken off.
    mutating func close(_ shared: Shared, refused: [AssignmentRow]) {
        var shared = shared
        for case .record(let row) in refused where layout.countsTerms {
            if let text = row.text { shared.terms[row.codebook]?.remove(text, cluster: row.cluster) }
        }
        for (codebook, terms) in shared.terms {
            if let position = positions[codebook] { codebooks[position].terms.merge(terms) }
        }
    }

    /// The place of a codebook that is there.
    func position(of codebook: String) -> Int? { positions[codebook] }

    /// The place of a codebook, which is made where there is none of that name.
    mutating func position(of codebook: String, facet: String) -> Int {
        if let position = positions[codebook] { return position }
        positions[codebook] = codebooks.count
        codebooks.append(Codebook(name: codebook, facet: facet, examples: Examples(limit: layout.examples)))
        return codebooks.count - 1
    }

    /// Puts the codebooks in the order of their names, when all is read.
    mutating func finish() {
        codebooks.sort { $0.name < $1.name }
        for position in codebooks.indices {
            positions[codebooks[position].name] = position
            codebooks[position].via = intake.via(of: codebooks[position].name)
        }
        intake.forgetIdentities()
    }

    private mutating func add(_ row: AssignmentRow.Assignment) {
        let position = position(of: row.codebook, facet: row.facet)
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
