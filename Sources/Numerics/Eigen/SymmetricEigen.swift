/// Eigenvalues of a symmetric matrix, all of them in descending order, and the leading eigenvectors.
public struct SymmetricEigen: Sendable {
    public let size: Int
    public let values: [Double]
    /// How many eigenvectors there are.
    public let count: Int
    /// Eigenvector i, of length 1, is at i * size ..< (i + 1) * size.
    public let vectors: [Double]

    /// Eigenvector i, that of values[i].
    public func vector(_ i: Int) -> ArraySlice<Double> { vectors[i * size..<(i + 1) * size] }
}

/// The eigenvalues of a symmetric `matrix` (size x size, its upper triangle is read), and as many of the leading eigenvectors
/// as `keeping` says; it is called once, with all eigenvalues in descending order, and what it returns is clamped to 0...size.
///
/// Of each vector the component of largest magnitude is positive (the first of equal ones). nil when a value is not
/// finite or, what has not been seen, an iteration does not converge. The result does not depend on
/// `threads`, nor on the CPU if that has fused multiply-add. O(n^3): tridiagonal reduction, divide and conquer, back
/// transformation.
public func symmetricEigen(
    _ matrix: [Double], size: Int, threads: Int, kernels: Kernels = currentKernels,
    keeping: ([Double]) -> Int = { $0.count }
) -> SymmetricEigen? {
    let (square, overflow) = size.multipliedReportingOverflow(by: size)
    precondition(size >= 0 && !overflow && matrix.count == square, "a matrix has size * size values")
    var largest = 0.0
    for value in matrix {
        guard value.isFinite else { return nil }
        largest = max(largest, abs(value))
    }
    // Squares neither overflow nor vanish if the largest value is near 1; a power of two rounds nothing.
    let exponent = largest > 0 ? max(-1000, Int(largest.exponent)) : 0
    let scale = Double(sign: .plus, exponent: exponent, significand: 1)
    let working = NumberBuffer<Double>(count: size * size)
    let unscale = 1 / scale
    for i in 0..<matrix.count { working.base[i] = matrix[i] * unscale }

    let tridiagonal = Tridiagonal(reducing: working, size: size, threads: threads, kernels: kernels)
    let solver = DivideAndConquer(
        diagonal: tridiagonal.diagonal, offDiagonal: tridiagonal.offDiagonal, kernels: kernels)
    guard let solved = solver.solve(threads: threads, keeping: { keeping($0.map { $0 * scale }) }) else { return nil }
    tridiagonal.backTransform(solved.vectors.base, count: solved.count, threads: threads, kernels: kernels)
    let vectors = [Double](unsafeUninitializedCapacity: solved.count * size) { buffer, count in
        for i in 0..<solved.count {
            let source = solved.vectors.base + i * size
            let sign = sign(ofLargest: source, count: size)
            for k in 0..<size { buffer[i * size + k] = source[k] * sign }
        }
        count = solved.count * size
    }
    return SymmetricEigen(size: size, values: solved.values.map { $0 * scale }, count: solved.count, vectors: vectors)
}

/// -1 where the value of largest magnitude, the first of equals, is negative, else 1.
private func sign(ofLargest values: UnsafePointer<Double>, count: Int) -> Double {
    var largest = 0.0
    for k in 0..<count where abs(values[k]) > abs(largest) { largest = values[k] }
    return largest < 0 ? -1 : 1
}
