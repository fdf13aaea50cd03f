import Stage

/// Writes rows as a NumPy array of float32, version 1; the number of rows need not be known before the end.
final class NPYWriter {
    private let output: OutputFile
    private var columns = 0
    private var rows = 0

    /// The output must be replaceable.
    init(_ output: OutputFile) throws {
        self.output = output
        try output.write(header)
    }

    /// A multiple of 64 bytes, as the format asks for, with room for any number of rows.
    private var header: [UInt8] {
        let text = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(rows), \(columns)), }"
        return [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(text.utf8) + Array(repeating: 0x20, count: 117 - text.utf8.count) + [
            0x0A
        ]
    }

    /// Throws where the row has another length than those before.
    func append(_ row: [Float]) throws {
        if rows == 0 { columns = row.count }
        guard row.count == columns else { throw Failure(.data, "found \(row.count) components, but the vectors before have \(columns)") }
        rows += 1
        try output.write(
            row.withUnsafeBufferPointer { values in
                values.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
            })
    }

    /// Writes how many rows there are, at the start.
    func finish() throws { try output.replace(header, at: 0) }
}
