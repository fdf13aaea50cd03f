import Numerics
import Stage

/// Codebooks as records: of each a line that says what was fitted, a line a component, a line a centroid.
///
/// Numbers that labels depend on are base64 of their bits, so what is read back labels to the same bytes.
enum CodebookFile {
    static func write(_ codebooks: [Codebook], to write: ([UInt8]) throws -> Void) throws {
        for codebook in codebooks { for line in lines(codebook) { try write(line) } }
    }

    static func lines(_ codebook: Codebook) -> [[UInt8]] {
        [head(codebook).line]
            + (0..<codebook.axes.components.rows).map { index in
                var line = JSONObject()
                line.add("codebook", codebook.name)
                line.add("component", index)
                line.add("direction", base64(Array(codebook.axes.components.row(index))))
                return line.line
            }
            + (0..<codebook.clusters).map { index in
                var line = JSONObject()
                line.add("codebook", codebook.name)
                line.add("cluster", index)
                line.add("centroid", base64(Array(codebook.centroids.row(index))))
                line.add("count", codebook.counts[index])
                return line.line
            }
    }

    private static func head(_ codebook: Codebook) -> JSONObject {
        var line = JSONObject()
        line.add("kind", "codebook")
        line.add("codebook", codebook.name)
        line.add(codebook.domain)
        line.add("method", codebook.method)
        line.add("spherical", codebook.spherical)
        line.add("clusters", codebook.clusters)
        line.add("dimensions", codebook.dimensions)
        line.add("components", codebook.axes.components.rows)
        line.add("variance_kept", codebook.axes.varianceKept)
        line.add("inertia", codebook.inertia ?? .nan)
        if codebook.inertia == nil { line.add("inertia_missing", "the centroids were not compared with all records") }
        line.add("iterations", codebook.iterations)
        line.add("converged", codebook.converged)
        line.add("restarts", codebook.restarts)
        line.add("seed", Int(clamping: codebook.seed))
        line.add("fit_on", codebook.fitOn.name)
        line.add("sources", counts: codebook.sources)
        line.add("via", ifPresent: codebook.via)
        line.add("mean", base64(codebook.axes.mean))
        return line
    }

    /// A digest that differs between codebooks.
    static func digest(_ codebook: Codebook) -> String {
        var digest = SHA256()
        for line in lines(codebook) { line.withUnsafeBytes { digest.update($0) } }
        return String(digest.hexadecimal().prefix(16))
    }

    /// What `via` is extended by for records that were labelled with these codebooks: made from all that is in them, because
    /// equal settings give other clusters on other data. One for all of a file, so that its facets and pairs can stand in one
    /// stream.
    static func stage(of codebooks: [Codebook]) -> String {
        Via.stage("quantize", method: codebooks.first?.method ?? "", settings: codebooks.map(digest))
    }

    /// The codebooks of a file, in their order; throws where one is not whole.
    static func read(_ path: String) throws -> [Codebook] {
        var parser = CodebookParser()
        try forEachRecord(in: path) { try parser.take($0) }
        let codebooks = try parser.finish()
        guard !codebooks.isEmpty else { throw Failure(.data, "\(path): no record, expected a codebook") }
        return codebooks
    }
}

/// Puts codebooks together from their records.
struct CodebookParser {
    /// A codebook of which not all lines have come.
    private struct Draft {
        var head: Record
        var codebook: Codebook
        var varianceKept: Double
        /// As many as the first line says, or fewer: memory grows with the lines that come.
        var components: Rows
        var centroids: Rows
        var counts: [Int: Int] = [:]
    }

    /// Rows of a matrix, in any order.
    private struct Rows {
        let count: Int
        let columns: Int
        private var rows: [Int: [Float]] = [:]

        init(count: Int, columns: Int) { (self.count, self.columns) = (count, columns) }

        mutating func add(_ record: Record, _ index: String, _ values: String) throws -> Int {
            let place = try record.integer(index, minimum: 0)
            guard place < count else { throw record.failure("found \(place), expected less than \(count)", field: index) }
            guard rows[place] == nil else { throw record.failure("\(place) was there before", field: index) }
            rows[place] = try record.point(values, count: columns)
            return place
        }

        /// The first row that is not there.
        var missing: Int? { rows.count == count ? nil : (0..<count).first { rows[$0] == nil } }

        var matrix: Matrix {
            var matrix = Matrix(rows: count, columns: columns)
            for (place, row) in rows { matrix.replace(row: place, by: row) }
            return matrix
        }
    }

    /// More is taken for a mistake in the data: it would have to be held in memory.
    static let maximumValues = 1 << 30

    private var done: [Codebook] = []
    private var draft: Draft?

    mutating func take(_ record: Record) throws {
        if record["kind"] != nil { return try begin(record) }
        guard var draft else { throw record.failure("the line that begins a codebook is missing", field: "kind") }
        let name = try record.string("codebook")
        guard name == draft.codebook.name else {
            throw record.failure("found '\(name)', expected the lines of '\(draft.codebook.name)' to stand together", field: "codebook")
        }
        self.draft = nil  // so that its rows are changed in place
        if record["component"] != nil {
            _ = try draft.components.add(record, "component", "direction")
        } else {
            let cluster = try draft.centroids.add(record, "cluster", "centroid")
            if record["count"] != nil { draft.counts[cluster] = try record.integer("count", in: 0...Record.maximumCount) }
        }
        self.draft = draft
    }

    private mutating func begin(_ record: Record) throws {
        try close()
        let kind = try record.string("kind")
        guard kind == "codebook" else { throw record.failure("found '\(kind)', expected codebook", field: "kind") }
        let dimensions = try record.integer("dimensions", minimum: 1)
        let components = try record.integer("components", minimum: 1)
        let clusters = try record.integer("clusters", minimum: 1)
        let limit = CodebookParser.maximumValues
        guard dimensions <= limit, components <= dimensions, clusters <= limit / components, components <= limit / dimensions else {
            throw record.failure(
                "found \(clusters) clusters in \(components) components of \(dimensions) dimensions, which cannot be")
        }
        let method = try record.string("method")
        guard method == "kmeans" else { throw record.failure("found '\(method)', expected kmeans", field: "method") }
        let varianceKept = try record.double("variance_kept")
        let mean = try record.base64Doubles("mean", count: dimensions)
        try record.checkLength(mean, "mean")
        let codebook = Codebook(
            domain: try record.domain(), via: try record.optionalString("via"),
            spherical: try record.bool("spherical"), fitOn: FittedSources(try record.string("fit_on")),
            sources: try record.counts("sources"),
            axes: PrincipalComponents(mean: mean, components: Matrix(rows: 0, columns: dimensions), varianceKept: varianceKept),
            centroids: Matrix(rows: 0, columns: components), counts: [],
            seed: UInt64(try record.integer("seed", minimum: 0)), restarts: try record.integer("restarts", in: 1...Record.maximumCount),
            inertia: record["inertia"]?.kind == .null ? nil : try record.double("inertia"),
            iterations: try record.integer("iterations", in: 0...Record.maximumCount), converged: try record.bool("converged"))
        let name = try record.string("codebook")
        guard name == codebook.name else {
            throw record.failure("found '\(name)', expected '\(codebook.name)' after its facet, task and source", field: "codebook")
        }
        guard !done.contains(where: { $0.name == name }) else {
            throw record.failure("'\(name)' was there before", field: "codebook", hint: "was a file given twice?")
        }
        draft = Draft(
            head: record, codebook: codebook, varianceKept: varianceKept, components: Rows(count: components, columns: dimensions),
            centroids: Rows(count: clusters, columns: components))
    }

    private mutating func close() throws {
        guard var draft else { return }
        if let missing = draft.components.missing {
            throw draft.head.failure("component \(missing) of \(draft.components.count) is missing", hint: CodebookParser.tornHint)
        }
        if let missing = draft.centroids.missing {
            throw draft.head.failure(
                "the centroid of cluster \(missing) of \(draft.centroids.count) is missing", hint: CodebookParser.tornHint)
        }
        draft.codebook.axes = PrincipalComponents(
            mean: draft.codebook.axes.mean, components: draft.components.matrix, varianceKept: draft.varianceKept)
        draft.codebook.centroids = draft.centroids.matrix
        draft.codebook.counts = (0..<draft.centroids.count).map { draft.counts[$0] ?? 0 }
        done.append(draft.codebook)
        self.draft = nil
    }

    private static let tornHint = "was the file cut off?"

    mutating func finish() throws -> [Codebook] {
        try close()
        return done
    }
}

extension Matrix {
    mutating func replace(row: Int, by values: [Float]) {
        withMutableRow(row) { target in for (index, value) in zip(target.indices, values) { target[index] = value } }
    }
}

extension JSONObject {
    mutating func add(_ name: String, counts: [(name: String, count: Int)]) {
        var object = JSONObject()
        for entry in counts { object.add(entry.name, entry.count) }
        add(name, object)
    }

    mutating func add(_ domain: CodebookDomain) {
        add("facet", domain.facet)
        add("task", ifPresent: domain.task)
        add("source", ifPresent: domain.pair?.source)
        add("reference", ifPresent: domain.pair?.reference)
    }
}

extension Record {
    func domain() throws -> CodebookDomain {
        let source = try optionalString("source")
        return CodebookDomain(
            facet: try string("facet"), task: try optionalString("task"),
            pair: try source.map { CodebookDomain.Pair(reference: try string("reference"), source: $0) })
    }
}
