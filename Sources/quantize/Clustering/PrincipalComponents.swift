import Numerics

/// Principal component analysis: the directions of largest variance.
///
/// Mean-centred, not whitened; Jolliffe, "Principal Component Analysis" (2002), chapter 1.
struct PrincipalComponents: Sendable, Equatable {
    /// How many components are kept.
    enum Keeping: Sendable, Equatable {
        /// The smallest number whose cumulative explained variance exceeds this share (scikit-learn's rule), at least 1.
        case share(Double)
        /// This many, or as many as there are.
        case count(Int)
    }

    /// The mean of the points (d).
    let mean: [Double]
    /// Orthonormal directions as rows (m x d), variance descending; in each the component of largest absolute value is positive.
    let components: Matrix
    /// The share of the total variance that the components keep; 1 where there is no variance.
    let varianceKept: Double

    init(mean: [Double], components: Matrix, varianceKept: Double) {
        (self.mean, self.components, self.varianceKept) = (mean, components, varianceKept)
    }

    /// Fits points (n x d); nil where the eigenvalues cannot be computed. Goes through the smaller of the covariance matrix
    /// and, with more dimensions than points, the products of all pairs of points. O(n d min(n, d) + min(n, d)^3).
    init?(_ points: Matrix, keeping: Keeping, threads: Int) {
        if points.columns > points.rows {
            self.init(byPairs: points, keeping: keeping, threads: threads)
        } else {
            let (mean, covariance) = Numerics.covariance(points, threads: threads)
            self.init(mean: mean, covariance: covariance, keeping: keeping, threads: threads)
        }
    }

    /// The components of points of which the mean (d) and the covariance (d x d) are known. O(d^3).
    init?(mean: [Double], covariance: [Double], keeping: Keeping, threads: Int) {
        var kept = (count: 0, share: 1.0)
        let eigen = symmetricEigen(covariance, size: mean.count, threads: threads) { values in
            kept = PrincipalComponents.count(values, keeping, limit: values.count)
            return kept.count
        }
        guard let eigen, let components = Matrix(rows: eigen.count, columns: eigen.size, values: eigen.vectors.map { Float($0) })
        else { return nil }
        self.init(mean: mean, components: components, varianceKept: kept.share)
    }

    /// Directions of less variance than this share of the largest are lost in the rounding of the products of pairs.
    private static let pairPrecision = 1e-6

    /// With X the centred points, u an eigenvector of X Xᵀ and v = Xᵀu / |Xᵀu|, v is one of XᵀX, for the same eigenvalue.
    private init?(byPairs points: Matrix, keeping: Keeping, threads: Int) {
        let (mean, gram) = gramMatrix(points, threads: threads)
        var kept = (count: 0, share: 1.0)
        let eigen = symmetricEigen(gram, size: points.rows, threads: threads) { values in
            let usable = values.prefix { $0 > (values.first ?? 0) * PrincipalComponents.pairPrecision }.count
            kept = PrincipalComponents.count(values, keeping, limit: max(1, usable))
            return kept.count
        }
        guard let eigen, let weights = Matrix(rows: eigen.count, columns: eigen.size, values: eigen.vectors.map { Float($0) })
        else { return nil }
        var centred = Matrix(rows: points.columns, columns: points.rows)
        for row in 0..<points.rows {
            points.withRow(row) { point in
                for (column, value) in point.enumerated() { centred[column, row] = Float(Double(value) - mean[column]) }
            }
        }
        var components = product(weights, transposed: centred, threads: threads)
        for row in 0..<components.rows { components.withMutableRow(row, makeDirection) }
        self.init(mean: mean, components: components, varianceKept: kept.share)
    }

    /// How many of the eigenvalues (descending) are kept, at most `limit`, and their share of the total.
    private static func count(_ values: [Double], _ keeping: Keeping, limit: Int) -> (count: Int, share: Double) {
        let values = values.map { max(0, $0) }
        let total = compensatedSum(values)
        var kept = 0.0
        var count = 0
        while count < limit {
            switch keeping {
            case .share(let share) where count > 0 && kept > share * total: return (count, total > 0 ? kept / total : 1)
            case .count(let limit) where count >= max(1, limit): return (count, total > 0 ? kept / total : 1)
            default: break
            }
            kept += values[count]
            count += 1
        }
        return (count, total > 0 ? kept / total : 1)
    }
}

/// Scales a vector to length one, the component of largest absolute value (the first of equals) positive; of the zero vector
/// it makes the first unit vector.
private func makeDirection(_ vector: UnsafeMutableBufferPointer<Float>) {
    var (squared, largest) = (0.0, Float(0))
    for value in vector {
        squared += Double(value) * Double(value)
        if abs(value) > abs(largest) { largest = value }
    }
    guard largest != 0 else {
        if !vector.isEmpty { vector[0] = 1 }
        return
    }
    let scale = (largest < 0 ? -1 : 1) / squared.squareRoot()
    for index in vector.indices { vector[index] = Float(Double(vector[index]) * scale) }
}

/// The way from points to their coordinates along principal components, made ready for many points.
struct Projection: Sendable {
    private let components: PackedRows
    /// The coordinates of the mean.
    private let offsets: [Float]

    init(_ axes: PrincipalComponents, threads: Int) {
        components = PackedRows(axes.components, threads: threads)
        offsets = (0..<axes.components.rows).map { component in
            Float(zip(axes.mean, axes.components.row(component)).reduce(0) { $0 + $1.0 * Double($1.1) })
        }
    }

    /// The coordinates (n x m) of points (n x d); each depends on its own point alone. nil where they are not of d columns.
    func callAsFunction(_ points: Matrix, threads: Int) -> Matrix? {
        guard points.columns == components.columns else { return nil }
        var projected = product(points, transposed: components, threads: threads)
        let (rows, columns) = (projected.rows, projected.columns)
        projected.values.withUnsafeMutableBufferPointer { values in
            offsets.withUnsafeBufferPointer { offsets in
                for row in 0..<rows { for column in 0..<columns { values[row * columns + column] -= offsets[column] } }
            }
        }
        return projected
    }
}
