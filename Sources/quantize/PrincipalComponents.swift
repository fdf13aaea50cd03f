import Numerics

/// Principal component analysis: the directions of largest variance, and points in their coordinates.
///
/// Mean-centred, not whitened; Jolliffe, "Principal Component Analysis" (2002), chapter 1.
struct PrincipalComponents: Sendable {
    /// The mean of the points (d).
    let mean: [Double]
    /// Orthonormal directions as rows (m x d), variance descending; in each the component of largest absolute value is positive.
    let components: Matrix
    /// The share of the total variance that the components keep; 1 where there is no variance.
    let varianceKept: Double

    /// Fits points (n x d): the smallest number m >= 1 of components whose cumulative explained variance exceeds `variance`
    /// (scikit-learn's rule), all of them where none does. O(n d^2 + d^3).
    init?(_ points: Matrix, variance: Double, threads: Int) {
        let (mean, covariance) = Numerics.covariance(points, threads: threads)
        var share = 1.0
        let eigen = symmetricEigen(covariance, size: points.columns, threads: threads) { values in
            let values = values.map { max(0, $0) }
            let total = compensatedSum(values)
            var kept = 0.0
            var count = 0
            while count < values.count, count == 0 || kept <= variance * total {
                kept += values[count]
                count += 1
            }
            if total > 0 { share = kept / total }
            return count
        }
        guard let eigen, let components = Matrix(rows: eigen.count, columns: eigen.size, values: eigen.vectors.map { Float($0) }) else {
            return nil
        }
        self.mean = mean
        self.components = components
        varianceKept = share
    }

    /// The coordinates of points (n x d) along the components (n x m).
    func project(_ points: Matrix, threads: Int) -> Matrix {
        guard var projected = product(points, transposed: components, threads: threads) else { return points }  // d columns each
        let offsets = (0..<components.rows).map { component in
            Float(zip(mean, components.row(component)).reduce(0) { $0 + $1.0 * Double($1.1) })
        }
        for row in 0..<projected.rows {
            projected.withMutableRow(row) { coordinates in
                for index in coordinates.indices { coordinates[index] -= offsets[index] }
            }
        }
        return projected
    }
}
