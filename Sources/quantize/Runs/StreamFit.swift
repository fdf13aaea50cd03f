import Numerics
import Stage

/// Fits codebooks to a stream in constant memory: each from its first records, or from a codebook at hand, then by steps.
struct StreamFit {
    /// One codebook in the making.
    private struct Part {
        var fit: CodebookFit
        var dimensions: Int
        /// Vectors that wait for a start.
        var gathered: [Float] = []
        var miniBatch: MiniBatch?
    }

    private let settings: QuantizeSettings
    private let threads: Int
    private var parts: [Part] = []
    private var positions: [CodebookDomain: Int] = [:]

    init(settings: QuantizeSettings, threads: Int) { (self.settings, self.threads) = (settings, threads) }

    init(_ codebooks: [Codebook], settings: QuantizeSettings, threads: Int) {
        self.init(settings: settings, threads: threads)
        parts = codebooks.map { codebook in
            var settings = settings
            settings.fitOn = codebook.fitOn
            let fit = CodebookFit(
                domain: codebook.domain, via: codebook.via, sources: codebook.sources, settings: settings, threads: threads)
            return Part(fit: fit, dimensions: codebook.dimensions, miniBatch: MiniBatch(codebook, threads: threads))
        }
    }

    /// Takes in a batch, for the codebooks at hand that `memberships` names, else for those of the records' scopes.
    mutating func add(_ batch: EmbeddingTable.Batch, memberships: [[Int]]?, via: inout ViaCheck) throws {
        for (index, embedding) in batch.rows.enumerated() {
            let (row, vector) = (embedding.row, batch.shared.values[embedding.vector])
            try via.check(row.via, in: row.facet, at: row.place)
            for part in try memberships?[index] ?? [part(of: row, dimensions: vector.count)] { try add(vector, row, part) }
        }
    }

    private mutating func part(of row: EmbeddingRow, dimensions: Int) throws -> Int {
        let domain = settings.scope.domain(of: row)
        guard let position = positions[domain] else {
            positions[domain] = parts.count
            let fit = CodebookFit(domain: domain, via: row.via, sources: [], settings: settings, threads: threads)
            parts.append(Part(fit: fit, dimensions: dimensions))
            return parts.count - 1
        }
        guard parts[position].dimensions == dimensions else {
            throw Failure(
                .data, "found \(dimensions) components, expected \(parts[position].dimensions) as in the records before",
                at: row.place, field: "vector")
        }
        return position
    }

    private mutating func add(_ vector: ArraySlice<Float>, _ row: EmbeddingRow, _ part: Int) throws {
        parts[part].fit.count(row.source)
        guard parts[part].fit.settings.fitOn.contains(row.source) else { return }
        guard parts[part].miniBatch == nil else { return parts[part].miniBatch?.add(vector) ?? () }
        parts[part].gathered.append(contentsOf: vector)
        if parts[part].gathered.count == settings.sample * parts[part].dimensions { try start(part) }
    }

    /// Fits the vectors that were gathered, as a whole.
    private mutating func start(_ part: Int) throws {
        let dimensions = parts[part].dimensions
        let values = parts[part].gathered
        parts[part].gathered = []
        guard let vectors = Matrix(rows: values.count / dimensions, columns: dimensions, values: values) else { return }
        let axes = try parts[part].fit.axes(of: vectors)
        guard let points = Projection(axes, threads: threads)(vectors, threads: threads) else { return }
        parts[part].miniBatch = MiniBatch(
            parts[part].fit.codebook(axes, try parts[part].fit.partition(points)), threads: threads)
    }

    /// The codebooks in the order in which their first records came, and all sources of each.
    mutating func finish() throws -> [(codebook: Codebook, sources: [(name: String, count: Int)])] {
        for part in parts.indices {
            if parts[part].miniBatch == nil { try start(part) }
            parts[part].miniBatch?.closeStep()
        }
        return parts.compactMap { part in
            guard var codebook = part.miniBatch?.codebook else { return nil }
            codebook.sources = part.fit.sources.filter { codebook.fitOn.contains($0.name) }
            return (codebook, part.fit.sources)
        }
    }
}
