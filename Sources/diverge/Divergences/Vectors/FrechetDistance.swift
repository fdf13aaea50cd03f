import Numerics

/// The mean and the covariance matrix of weighted points.
struct Moments: Sendable {
    var mean: [Double]
    /// d x d, divided by the total weight less 1.
    var covariance: DoubleMatrix
    /// No larger can the rank of the covariance be.
    var rank: Int

    /// `weights` are how often each of the points (n x d) counts; nil where they come to fewer than two. O(n d^2).
    init?(_ points: DoubleMatrix, weights: [Int32], threads: Int) {
        let total = weights.reduce(0) { $0 + Double($1) }
        guard total >= 2 else { return nil }
        let mean = points.transposedTimes(weights.map { Double($0) / total }, threads: threads)
        let present = weights.indices.filter { weights[$0] > 0 }
        let centred = DoubleMatrix(rows: present.count, columns: points.columns) { values in
            for (row, point) in present.enumerated() {
                let scale = (Double(weights[point]) / (total - 1)).squareRoot()
                for (column, value) in points.row(point).enumerated() {
                    values[row * points.columns + column] = scale * (value - mean[column])
                }
            }
        }
        self.mean = mean
        covariance = columnProducts(centred, threads: threads)
        rank = min(points.columns, present.count - 1)
    }
}

/// The squared Fréchet distance of the normal distributions with these moments, |m1 - m2|² + tr(S1 + S2 - 2 (S1^½ S2 S1^½)^½): Dowson
/// and Landau (1982), equation 4; what Heusel et al. (2017) call FID. nil where eigenvalues cannot be computed.
///
/// Covariances of few records have no full rank, and need none: of S1 the eigenvalues count that stand over its rounding, and
/// of the product not more than both ranks allow, because the root of a zero that is wrong in its 16th digit is wrong in the
/// eighth. Estimates are too large by a share that grows with d / n; the permutation test shows by how much. O(d^3).
func frechetDistance(_ first: Moments, _ second: Moments, threads: Int) -> Double? {
    let d = first.mean.count
    guard let eigen = symmetricEigen(first.covariance.values, size: d, threads: threads) else { return nil }
    let least = (eigen.values.first ?? 0) * Double(d) * 0x1p-52
    let kept = eigen.values.prefix(first.rank).prefix { $0 > least }
    // Rows of V^T scaled by the roots of the eigenvalues: R R^T has the spectrum of S1, R S2 R^T that of S1^½ S2 S1^½.
    let root = DoubleMatrix(rows: kept.count, columns: d) { values in
        for (row, value) in kept.enumerated() {
            for (column, component) in eigen.vector(row).enumerated() { values[row * d + column] = value.squareRoot() * component }
        }
    }
    let right = product(root, transposed: second.covariance, threads: threads)
    let both = product(right, transposed: root, threads: threads)
    guard let spectrum = symmetricEigen(both.values, size: kept.count, threads: threads, keeping: { _ in 0 }) else { return nil }
    let roots = compensatedSum(spectrum.values.prefix(second.rank).map { max(0, $0).squareRoot() })
    func trace(_ matrix: DoubleMatrix) -> Double { (0..<d).reduce(0) { $0 + matrix.values[$1 * d + $1] } }
    let shift = zip(first.mean, second.mean).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return max(0, shift + trace(first.covariance) + trace(second.covariance) - 2 * roots)
}
