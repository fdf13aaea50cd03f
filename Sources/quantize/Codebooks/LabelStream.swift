import Numerics
import Stage

/// Gives the records of a stream their clusters in codebooks that were fitted before, a batch at a time.
struct LabelStream: Sendable {
    let codebooks: [Codebook]
    private let labellers: [Labeller]
    private let lines: LabelledLines
    private let byFacet: [String: [Int]]
    private let allowMixed: Bool
    private let keepsText: Bool
    private let hasPairs: Bool

    /// Without `keepsText` records are labelled but cannot be written.
    init(_ codebooks: [Codebook], allowMixed: Bool, keepsText: Bool = true, threads: Int) {
        self.codebooks = codebooks
        self.keepsText = keepsText
        self.allowMixed = allowMixed
        labellers = codebooks.map { Labeller($0, threads: threads) }
        lines = LabelledLines(codebooks)
        hasPairs = codebooks.contains { $0.domain.pair != nil }
        byFacet = Dictionary(grouping: codebooks.indices, by: { codebooks[$0].domain.facet })
    }

    /// Reads one record; throws where it is in no codebook, or does not fit one.
    func read(_ record: Record, into batch: inout LabelBatch) throws {
        var found = batch.found
        try EmbeddingTable.read(record, into: &batch.table, keepsText: keepsText) { row, dimensions in
            let key = DecidingFields(
                facet: row.facet, task: row.task, source: hasPairs ? row.source : "", via: row.via, dimensions: dimensions)
            if found?.key != key {
                found = LabelBatch.Found(key: key, members: try memberships(of: row, dimensions: dimensions, record))
            }
        }
        batch.memberships.append(found?.members ?? [])
        batch.found = found
    }

    /// The codebooks that a record is in, ascending: one, or with pairs several for the reference.
    private func memberships(of row: EmbeddingRow, dimensions: Int, _ record: Record) throws -> [Int] {
        let members = (byFacet[row.facet] ?? []).filter { codebooks[$0].domain.contains(row) }
        guard !members.isEmpty else {
            let known = codebooks.prefix(5).map { "'\($0.name)'" }.joined(separator: ", ")
            throw record.failure(
                "no codebook for facet '\(row.facet)', task '\(row.task ?? "")' and source '\(row.source)'",
                hint: "there are \(codebooks.count): \(known)\(codebooks.count > 5 ? ", ..." : "")")
        }
        for codebook in members.lazy.map({ codebooks[$0] }) {
            guard dimensions == codebook.dimensions else {
                throw record.failure(
                    "found \(dimensions) components, expected \(codebook.dimensions) as in codebook '\(codebook.name)'", field: "vector")
            }
            guard allowMixed || row.via == codebook.via else {
                throw record.failure(
                    "found '\(row.via ?? "nothing")', but codebook '\(codebook.name)' was fitted on '\(codebook.via ?? "nothing")'",
                    field: "via", hint: "make both with the same settings, or go on all the same with --allow-mixed")
            }
        }
        return members
    }

    /// Labels the records of a batch, by codebook, ascending.
    func label(_ batch: LabelBatch) -> [LabelBatch.Labelled] {
        let (embeddings, all) = (batch.table.rows, batch.table.shared.values)
        var rows: [Int: [Int]] = [:]
        for (row, members) in batch.memberships.enumerated() { for member in members { rows[member, default: []].append(row) } }
        return rows.sorted { $0.key < $1.key }.compactMap { codebook, rows in
            let values = rows.count == embeddings.count ? all : rows.flatMap { all[embeddings[$0].vector] }
            let vectors = Matrix(rows: rows.count, columns: codebooks[codebook].dimensions, values: values)
            // Dimensions were compared when the records were read. One thread, because each batch has its own.
            return vectors.flatMap { labellers[codebook].label($0, threads: 1) }.map {
                LabelBatch.Labelled(codebook: codebook, rows: rows, labels: $0)
            }
        }
    }

    /// Makes the records of a whole batch.
    func finish(_ batch: inout LabelBatch, projects: Bool) {
        let embeddings = batch.table.rows
        var entries = [[Assignment]](repeating: [], count: embeddings.count)
        batch.labelled = label(batch)
        for part in batch.labelled {
            for (place, row) in part.rows.enumerated() {
                entries[row].append(part.labels.assignment(place, codebook: part.codebook, projects: projects))
            }
        }
        for (embedding, entries) in zip(embeddings, entries) {
            let line = batch.table.shared.text.bytes[embedding.line]
            for entry in entries { lines.write(line, via: embedding.via, entry, to: &batch.output) }
            batch.written += entries.count
        }
    }
}
