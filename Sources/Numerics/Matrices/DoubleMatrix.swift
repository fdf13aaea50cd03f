/// A dense double-precision matrix, row after row, for figures that must be right to their last digits.
///
/// What is computed from it does not depend on `threads`, nor on the CPU if that has fused multiply-add.
public struct DoubleMatrix: Sendable, Equatable {
    public let rows: Int
    public let columns: Int
    /// Element (i, j) is at i * columns + j; the count is always rows * columns.
    public let values: [Double]

    /// The matrix with these values; nil when there are not rows * columns of them.
    public init?(rows: Int, columns: Int, values: [Double]) {
        guard rows >= 0, columns >= 0, values.count == rows * columns else { return nil }
        (self.rows, self.columns, self.values) = (rows, columns, values)
    }

    /// A matrix whose values `fill` writes, every one of them; negative sizes count as 0.
    public init(rows: Int, columns: Int, fill: (UnsafeMutableBufferPointer<Double>) throws -> Void) rethrows {
        (self.rows, self.columns) = (max(0, rows), max(0, columns))
        let count = self.rows * self.columns
        values = try [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            try fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
            initialized = count
        }
    }

    /// One row, without a copy.
    public func row(_ row: Int) -> ArraySlice<Double> { values[row * columns..<(row + 1) * columns] }

    /// The rows at `indices`, in their order, repeats allowed. O(indices * columns).
    public func selecting(rows indices: some Collection<Int>) -> DoubleMatrix {
        DoubleMatrix(rows: indices.count, columns: columns) { selected in
            for (place, index) in indices.enumerated() {
                _ = selected[(place * columns)..<((place + 1) * columns)].initialize(fromContentsOf: row(index))
            }
        }
    }

    /// A v (n) of A (n x d) and v (d), which must have as many values. O(n d).
    public func times(_ vector: [Double], threads: Int, kernels: Kernels = currentKernels) -> [Double] {
        precondition(vector.count == columns, "a vector has a value for each column")
        var results = [Double](repeating: 0, count: rows)
        withBases(vector, &results) { a, v, results in
            let memory = Shared((a, v, results))
            forEachChunk(of: 0..<rows, size: rowsPerChunk, threads: threads) { chunk in
                let (a, v, results) = memory.value
                kernels.dotProducts(
                    a + chunk.lowerBound * columns, stride: columns, count: chunk.count, v, length: columns,
                    into: results + chunk.lowerBound)
            }
        }
        return results
    }

    /// Aᵀ v (d) of A (n x d) and v (n), which must have as many values. O(n d).
    public func transposedTimes(_ vector: [Double], threads: Int, kernels: Kernels = currentKernels) -> [Double] {
        precondition(vector.count == rows, "a vector has a value for each row")
        let parts = mapChunks(of: 0..<rows, size: rowsPerChunk, threads: threads) { chunk in
            var sum = [Double](repeating: 0, count: columns)
            withBases(vector, &sum) { a, v, sum in
                kernels.addCombination(
                    v + chunk.lowerBound, a + chunk.lowerBound * columns, stride: columns, count: chunk.count, length: columns, to: sum)
            }
            return sum
        }
        var total = [Double](repeating: 0, count: columns)
        for part in parts { for column in 0..<columns { total[column] += part[column] } }
        return total
    }

    private func withBases(
        _ vector: [Double], _ results: inout [Double],
        _ body: (UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
    ) {
        values.withUnsafeBufferPointer { values in
            vector.withUnsafeBufferPointer { vector in
                results.withUnsafeMutableBufferPointer { results in
                    guard let a = values.baseAddress, let v = vector.baseAddress, let r = results.baseAddress else { return }
                    body(a, v, r)
                }
            }
        }
    }
}

/// Rows that one thread multiplies at a time: part of the order of sums.
private let rowsPerChunk = 256

/// A Bᵀ (n x m) of A (n x d) and B (m x d); zeros for d = 0. O(n m d).
public func product(
    _ a: DoubleMatrix, transposed b: DoubleMatrix, threads: Int, kernels: Kernels = currentKernels
) -> DoubleMatrix {
    precondition(a.columns == b.columns, "both sides of a product have the same columns")
    let depth = a.columns
    return DoubleMatrix(rows: a.rows, columns: b.rows) { result in
        result.initialize(repeating: 0)
        a.values.withUnsafeBufferPointer { left in
            b.values.withUnsafeBufferPointer { right in
                guard let left = left.baseAddress, let right = right.baseAddress, let result = result.baseAddress else { return }
                multiply(
                    .rows(left, stride: depth), rows: a.rows, .rows(right, stride: depth), columns: b.rows, depth: depth, .assign,
                    into: result, stride: b.rows, threads: threads, kernels: kernels)
            }
        }
    }
}

/// AᵀA (d x d) of A (n x d). O(n d^2), of which the symmetric half is computed.
public func columnProducts(_ a: DoubleMatrix, threads: Int, kernels: Kernels = currentKernels) -> DoubleMatrix {
    let d = a.columns
    return DoubleMatrix(rows: d, columns: d) { result in
        result.initialize(repeating: 0)
        a.values.withUnsafeBufferPointer { values in
            guard let values = values.baseAddress, let result = result.baseAddress else { return }
            multiply(
                .columns(values, stride: d), rows: d, .columns(values, stride: d), columns: d, depth: a.rows,
                .subtractFromUpperTriangle, into: result, stride: d, threads: threads, kernels: kernels)
        }
        for i in 0..<d {
            for j in i..<d {
                result[i * d + j] = 0 - result[i * d + j]
                result[j * d + i] = result[i * d + j]
            }
        }
    }
}
