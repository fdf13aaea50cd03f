import Numerics

/// A map in two dimensions of points whose distances are given: Torgerson, "Multidimensional scaling" (1952).
///
/// The Jensen-Shannon distance (the root of the divergence) is that of points in a Hilbert space (Fuglede and Topsøe, 2004), so no
/// eigenvalue is negative, and their shares of the trace are shares of the sum of squared distances.
struct ClassicalScaling {
    var x: [Double]
    var y: [Double]
    /// The share of the sum of squared distances that the two axes hold; nil where all points coincide.
    var share: Double?

    /// `squared` holds the squared distances of n points, n x n. The axes point so that neither coordinate of `anchor` is positive,
    /// or where that is zero the largest one is positive. nil where a distance is not finite. O(n^3).
    init?(squared: [[Double]], anchor: Int) {
        let size = squared.count
        let means = squared.map { mean($0) }
        let overall = mean(means)
        let centered = (0..<size).flatMap { i in (0..<size).map { j in -0.5 * (squared[i][j] - means[i] - means[j] + overall) } }
        guard let eigen = symmetricEigen(centered, size: size, threads: 1, keeping: { min(2, $0.count) }) else { return nil }
        func axis(_ i: Int) -> [Double] {
            guard i < eigen.count else { return [Double](repeating: 0, count: size) }
            let length = max(0, eigen.values[i]).squareRoot()
            let values = eigen.vector(i).map { $0 * length + 0 }  // no negative zero
            // One that lies on the other axis but for rounding says nothing.
            return values[anchor] > 1e-9 * length ? values.map { 0 - $0 } : values
        }
        (x, y) = (axis(0), axis(1))
        let trace = compensatedSum((0..<size).map { centered[$0 * size + $0] })
        if trace > 0 { share = min(1, eigen.values.prefix(2).reduce(0) { $0 + max(0, $1) } / trace) }
    }
}
