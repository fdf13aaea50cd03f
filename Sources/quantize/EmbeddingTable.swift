import Numerics
import Stage

/// All records that were read: what is known of each, its vector, and its line on disk.
struct EmbeddingTable {
    struct Row: Sendable {
        var id: String
        var source: String
        var facet: String
        var task: String?
        var via: String?
        var place: Place
    }

    private(set) var rows: [Row] = []
    private(set) var dimensions = 0
    let spool: Spool
    /// Vectors as they came in, a batch each.
    private var pieces: [[Float]] = []
    private var unique = UniqueRecords()
    private var viaCheck: ViaCheck

    /// A batch of rows on its way from a reading thread.
    struct Batch: Sendable {
        var rows: [Row] = []
        var dimensions: [Int] = []
        var values: [Float] = []
        var text = JSONText()
        var ends: [Int] = []
    }

    init(allowMixed: Bool) throws {
        spool = try Spool()
        viaCheck = ViaCheck(allowMixed: allowMixed)
    }

    /// Reads one record; `stage` is what its `via` is extended by.
    static func read(_ record: Record, stage: String, into batch: inout Batch) throws {
        let row = Row(
            id: try record.string("id"), source: try record.string("source"), facet: try record.optionalString("facet") ?? "",
            task: try record.optionalString("task"), via: try record.optionalString("via"), place: record.place)
        let dimensions = try record.appendVector("vector", to: &batch.values)
        var edit = RecordEdit()
        for field in ["vector", "cluster", "distance", "codebook", "clusters"] { edit.remove(field) }
        edit.set("via", Via.extended(row.via, by: stage))
        edit.write(record, to: &batch.text)
        batch.rows.append(row)
        batch.dimensions.append(dimensions)
        batch.ends.append(batch.text.count)
    }

    /// Takes over a batch; records that cannot stand beside the others are refused.
    mutating func append(_ batch: Batch, run: Run) throws {
        var kept: [Float] = []
        kept.reserveCapacity(batch.values.count)
        var (offset, start) = (0, 0)
        for (index, row) in batch.rows.enumerated() {
            let line = batch.text.bytes[start..<batch.ends[index]]
            let vector = batch.values[offset..<(offset + batch.dimensions[index])]
            start = batch.ends[index]
            offset += vector.count
            do {
                try check(row, dimensions: vector.count)
            } catch let failure as Failure {
                try run.refuse(failure, text: Array(line), source: row.source)
                continue
            }
            rows.append(row)
            kept.append(contentsOf: vector)
            try spool.append(line)
        }
        pieces.append(kept)
    }

    private mutating func check(_ row: Row, dimensions count: Int) throws {
        try viaCheck.check(row.via, at: row.place)
        guard rows.isEmpty || count == dimensions else {
            throw Failure(
                .data, "found \(count) components, expected \(dimensions) as in the records before", at: row.place, field: "vector")
        }
        try unique.insert([row.id, row.source, row.facet], named: ["id", "source", "facet"], at: row.place)
        dimensions = count
    }

    /// The vectors of some rows, in the order given, each scaled to length one (the denominator at least 1e-12, so that a
    /// zero vector stays zero). Each set of rows may be taken once: what was taken is released.
    mutating func takeMatrices(_ groups: [[Int]]) -> [Matrix] {
        var matrices = groups.map { Matrix(rows: $0.count, columns: dimensions) }
        var target = [(group: Int, row: Int)?](repeating: nil, count: rows.count)
        for (group, members) in groups.enumerated() {
            for (row, member) in members.enumerated() { target[member] = (group, row) }
        }
        var next = 0
        unique = UniqueRecords()
        pieces.reverse()
        while let piece = pieces.popLast() {
            for start in stride(from: 0, to: piece.count, by: max(1, dimensions)) {
                if let (group, row) = target[next] {
                    matrices[group].withMutableRow(row) { normalise(piece[start..<(start + dimensions)], into: $0) }
                }
                next += 1
            }
        }
        return matrices
    }
}

/// The vector scaled to length one, written to `target`.
private func normalise(_ vector: ArraySlice<Float>, into target: UnsafeMutableBufferPointer<Float>) {
    let squared = vector.reduce(0.0) { $0 + Double($1) * Double($1) }
    let scale = 1 / max(squared.squareRoot(), 1e-12)
    for (index, component) in zip(target.indices, vector) { target[index] = Float(Double(component) * scale) }
}
