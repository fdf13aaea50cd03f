import Numerics
import Stage

/// All records that were read: what is known of each, its vector, and its line on disk.
struct EmbeddingTable: IntakeTable {
    /// The vectors of a batch, of length one, and its lines.
    struct Shared: IntakeShare {
        var values: [Float] = []
        var text = JSONText()
    }

    var intake: Intake
    private(set) var rows: [EmbeddingRow] = []
    private(set) var dimensions = 0
    let spool: Spool
    /// Vectors of length one, a batch each.
    private var pieces: [[Float]] = []
    /// Those of the batch at hand.
    private var kept: [Float] = []

    /// Takes out what `LabelledLines` puts in anew.
    private static let bare: RecordEdit = {
        var edit = RecordEdit()
        for field in ["vector", "cluster", "distance", "clusters", "codebook", "projection", "via"] { edit.remove(field) }
        return edit
    }()

    init(allowMixed: Bool) throws {
        spool = try Spool()
        intake = Intake(allowMixed: allowMixed)
    }

    /// Reads one record, with its text where that is needed; `check` throws where the record cannot be used.
    static func read(
        _ record: Record, into batch: inout Batch, keepsText: Bool,
        check: (_ row: EmbeddingRow, _ dimensions: Int) throws -> Void = { _, _ in }
    ) throws {
        let row = EmbeddingRow(
            id: try record.string("id"), source: try record.string("source"), facet: try record.optionalString("facet") ?? "",
            task: try record.optionalString("task"), via: try record.optionalString("via"), place: record.place)
        let (start, text) = (batch.shared.values.count, batch.shared.text.count)
        let dimensions = try record.appendVector("vector", to: &batch.shared.values)
        do {
            try check(row, dimensions)
        } catch {
            batch.shared.values.removeSubrange(start...)
            throw error
        }
        batch.shared.values.withUnsafeMutableBufferPointer { normalise(UnsafeMutableBufferPointer(rebasing: $0[start...])) }
        if keepsText { bare.write(record, to: &batch.shared.text) }
        batch.append(
            IncomingEmbedding(row: row, vector: start..<start + dimensions, line: text..<batch.shared.text.count), of: record)
    }

    func check(_ embedding: IncomingEmbedding) throws {
        guard rows.isEmpty || embedding.vector.count == dimensions else {
            throw Failure(
                .data, "found \(embedding.vector.count) components, expected \(dimensions) as in the records before",
                at: embedding.place, field: "vector")
        }
    }

    mutating func add(_ embedding: IncomingEmbedding, from shared: Shared) throws {
        dimensions = embedding.vector.count
        rows.append(embedding.row)
        kept.append(contentsOf: shared.values[embedding.vector])
        try spool.append(shared.text.bytes[embedding.line])
    }

    mutating func close(_ shared: Shared, refused _: [Incoming]) {
        pieces.append(kept)
        kept = []
        kept.reserveCapacity(shared.values.count)
    }

    /// The vectors of some rows, in the order given. Each set of rows may be taken once: what was taken is released.
    mutating func takeMatrices(_ groups: [[Int]]) -> [Matrix] {
        var matrices = groups.map { Matrix(rows: $0.count, columns: dimensions) }
        var target = [(group: Int, row: Int)?](repeating: nil, count: rows.count)
        for (group, members) in groups.enumerated() {
            for (row, member) in members.enumerated() { target[member] = (group, row) }
        }
        var next = 0
        intake.forgetIdentities()
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
