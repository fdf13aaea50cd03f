/// A dense single-precision matrix, row after row.
///
/// What holds at the edges, here and in all of Numerics: shapes and indices that do not fit are a programmer's error and trap
/// with a message, so whoever reads shapes from a file checks them first. Values never trap. Empty matrices, zero columns and
/// more clusters or neighbours than points have results, which each function states; NaN and infinity go through arithmetic as
/// IEEE 754 says. Where values leave no result it is nil, and the caller, who knows file and record, throws.
public struct Matrix: Sendable, Equatable {
    public let rows: Int
    public let columns: Int

    /// Element (i, j) is at i * columns + j; the count is always rows * columns.
    public var values: [Float] {
        didSet { precondition(values.count == rows * columns, "a matrix keeps its number of values") }
    }

    /// A matrix of zeros; negative sizes count as 0.
    public init(rows: Int, columns: Int) {
        self.rows = max(0, rows)
        self.columns = max(0, columns)
        values = [Float](repeating: 0, count: self.rows * self.columns)
    }

    /// The matrix with these values; nil when there are not rows * columns of them.
    public init?(rows: Int, columns: Int, values: [Float]) {
        guard rows >= 0, columns >= 0 else { return nil }
        let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
        guard !overflow, values.count == count else { return nil }
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// A matrix whose values `fill` writes, every one of them, into memory not yet initialized.
    init(rows: Int, columns: Int, fill: (UnsafeMutablePointer<Float>) -> Void) {
        self.rows = rows
        self.columns = columns
        values = [Float](unsafeUninitializedCapacity: rows * columns) { buffer, count in
            if let base = buffer.baseAddress { fill(base) }
            count = rows * columns
        }
    }

    public subscript(row: Int, column: Int) -> Float {
        get { values[index(row, column)] }
        set { values[index(row, column)] = newValue }
    }

    /// One row, without a copy.
    public func row(_ row: Int) -> ArraySlice<Float> {
        let start = index(row, 0)
        return values[start..<start + columns]
    }

    /// Calls `body` with the values of one row, for loops that should run at full speed.
    public func withRow<Result>(_ row: Int, _ body: (UnsafeBufferPointer<Float>) throws -> Result) rethrows -> Result {
        let start = index(row, 0)
        return try values.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[start..<start + columns])) }
    }

    /// Calls `body` with the values of one row, to be changed in place.
    public mutating func withMutableRow<Result>(
        _ row: Int, _ body: (UnsafeMutableBufferPointer<Float>) throws -> Result
    ) rethrows -> Result {
        let start = index(row, 0)
        let end = start + columns
        return try values.withUnsafeMutableBufferPointer {
            try body(UnsafeMutableBufferPointer(rebasing: $0[start..<end]))
        }
    }

    /// The rows at `indices`, in their order, repeats allowed. O(indices * columns).
    public func selecting(rows indices: some Collection<Int>) -> Matrix {
        var selected = Matrix(rows: indices.count, columns: columns)
        for (place, source) in indices.enumerated() {
            let start = index(source, 0)
            selected.values.replaceSubrange(place * columns..<(place + 1) * columns, with: values[start..<start + columns])
        }
        return selected
    }

    private func index(_ row: Int, _ column: Int) -> Int {
        precondition(row >= 0 && row < rows && column >= 0 && column <= columns, "row or column out of range")
        return row * columns + column
    }
}
