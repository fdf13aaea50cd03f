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
    /// Vectors of length one, a batch each.
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

    /// Takes out what `LabelledLines` puts in anew.
    private static let bare: RecordEdit = {
        var edit = RecordEdit()
        for field in ["vector", "cluster", "distance", "clusters", "codebook", "projection", "via"] { edit.remove(field) }
        return edit
    }()

    init(allowMixed: Bool) throws {
        spool = try Spool()
        viaCheck = ViaCheck(allowMixed: allowMixed)
    }

    /// Reads one record, with its text where that is needed; `check` throws where the record cannot be used.
    static func read(
        _ record: Record, into batch: inout Batch, keepsText: Bool, check: (_ row: Row, _ dimensions: Int) throws -> Void = { _, _ in }
    ) throws {
        let row = Row(
            id: try record.string("id"), source: try record.string("source"), facet: try record.optionalString("facet") ?? "",
            task: try record.optionalString("task"), via: try record.optionalString("via"), place: record.place)
        let start = batch.values.count
        let dimensions = try record.appendVector("vector", to: &batch.values)
        do {
            try check(row, dimensions)
        } catch {
            batch.values.removeSubrange(start...)
            throw error
        }
        batch.values.withUnsafeMutableBufferPointer { normalise(UnsafeMutableBufferPointer(rebasing: $0[start...])) }
        if keepsText { bare.write(record, to: &batch.text) }
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
        try viaCheck.check(row.via, in: row.facet, at: row.place)
        guard rows.isEmpty || count == dimensions else {
            throw Failure(
                .data, "found \(count) components, expected \(dimensions) as in the records before", at: row.place, field: "vector")
        }
        try unique.insert([row.id, row.source, row.facet], named: ["id", "source", "facet"], at: row.place)
        dimensions = count
    }

    /// The vectors of some rows, in the order given. Each set of rows may be taken once: what was taken is released.
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
                    matrices[group].withMutableRow(row) { _ = $0.update(from: piece[start..<(start + dimensions)]) }
                }
                next += 1
            }
        }
        return matrices
    }
}

/// Scales a vector to length one; the denominator is at least 1e-12, so that a zero vector stays zero.
func normalise(_ vector: UnsafeMutableBufferPointer<Float>) {
    guard let base = vector.baseAddress else { return }
    let whole = vector.count / 8 * 8
    var sums = SIMD8<Double>.zero
    for index in stride(from: 0, to: whole, by: 8) {
        let values = SIMD8<Double>(UnsafeRawPointer(base + index).loadUnaligned(as: SIMD8<Float>.self))
        sums += values * values
    }
    for index in whole..<vector.count { sums[index - whole] += Double(base[index]) * Double(base[index]) }
    let scale = 1 / max(sums.sum().squareRoot(), 1e-12)
    for index in 0..<vector.count { base[index] = Float(Double(base[index]) * scale) }
}
