import Numerics

/// A mixture of normal distributions with diagonal covariances, fitted by expectation maximization from a k-means start.
///
/// Dempster, Laird and Rubin, "Maximum likelihood from incomplete data via the EM algorithm" (1977). Tolerance, variance
/// floor and the count of iterations mean what they mean in scikit-learn's GaussianMixture(covariance_type="diag").
struct GaussianMixture: Sendable {
    var clusters: Int
    var restarts: Int
    var iterations: Int
    var seed: UInt64
    var threads: Int
    /// EM has converged when the mean log-likelihood changes by less.
    var tolerance = 1e-3
    /// Added to every variance, so that no component collapses onto a point; more than 0.
    var varianceFloor = 1e-6

    struct Fit: Sendable {
        /// The component most probable for each point; the lowest index wins a tie.
        var labels: [Int32]
        /// k x m, row after row.
        var means: [Double]
        /// k x m, row after row.
        var variances: [Double]
        /// They sum to 1; a component without points has 0, and never wins one.
        var weights: [Double]
        /// The mean over the points of ln p(x), in nats.
        var logLikelihood: Double
        var iterations: Int
        var converged: Bool
    }

    /// The fit to points (n x m), from the best k-means of `restarts`; nil where n < k or k < 1.
    ///
    /// Depends on the points, the settings and `stream` (a name for this set of points), not on `threads`.
    /// O(iterations x n k m) in single precision, and O(n m) for each component that has a share in a point in double.
    func fit(_ points: Matrix, stream: String) -> Fit? {
        let means = KMeans(clusters: clusters, restarts: restarts, iterations: iterations, seed: seed, threads: threads)
        return means.fit(points, stream: stream).map { fit(points, labels: $0.labels, centroids: $0.centroids) }
    }

    /// The fit from the mixture of these clusters; a cluster without points stays at its centroid (k x m).
    func fit(_ points: Matrix, labels: [Int32], centroids: Matrix) -> Fit {
        var mixture = Mixture(
            weights: [Double](repeating: 0, count: clusters), means: centroids.values.map(Double.init),
            variances: [Double](repeating: varianceFloor, count: centroids.values.count), dimensions: points.columns)
        mixture.maximize(points, MixtureShares(hard: labels), floor: varianceFloor, threads: threads)
        var likelihood = -Double.infinity
        var done = 0
        var converged = false
        while !converged, done < iterations {
            let shares = mixture.shares(of: points, threads: threads)
            mixture.maximize(points, shares, floor: varianceFloor, threads: threads)
            converged = abs(shares.meanLogLikelihood - likelihood) < tolerance
            likelihood = shares.meanLogLikelihood
            done += 1
        }
        let shares = mixture.shares(of: points, threads: threads)
        return Fit(
            labels: shares.labels, means: mixture.means, variances: mixture.variances, weights: mixture.weights,
            logLikelihood: shares.meanLogLikelihood, iterations: done, converged: converged)
    }
}

/// The parameters of a mixture: k components in m dimensions.
struct Mixture: Sendable {
    var weights: [Double]
    /// k x m, row after row.
    var means: [Double]
    /// k x m, row after row.
    var variances: [Double]
    var dimensions: Int

    /// The M step: weights, means and variances of the points (n x m) by their shares, in double precision and the order of
    /// the points. O(m) for each share.
    mutating func maximize(_ points: Matrix, _ shares: MixtureShares, floor: Double, threads: Int) {
        let members = shares.byComponent(weights.count)
        let old = self
        let moments = mapChunks(of: 0..<weights.count, size: 1, threads: threads) { range in
            members[range.lowerBound].isEmpty ? nil : Moments(points, members[range.lowerBound])
        }
        for (component, moments) in moments.enumerated() {
            let row = component * dimensions..<(component + 1) * dimensions
            weights[component] = (moments?.weight ?? 0) / Double(points.rows)
            means.replaceSubrange(row, with: moments?.mean ?? Array(old.means[row]))
            variances.replaceSubrange(row, with: moments?.variance.map { $0 + floor } ?? Array(old.variances[row]))
        }
        // The shares of a point sum to 1 but for rounding.
        let total = compensatedSum(weights)
        for component in weights.indices { weights[component] /= total }
    }
}

/// Weight, mean and variance of points that belong to a component in part.
private struct Moments: Sendable {
    var weight: Double
    var mean: [Double]
    var variance: [Double]

    /// In two passes: the variance is summed from differences to the mean.
    init(_ points: Matrix, _ members: [(point: Int32, share: Double)]) {
        let m = points.columns
        var first = [Double](repeating: 0, count: m)
        var second = first
        let weight = compensatedSum(members.lazy.map(\.share))
        points.values.withUnsafeBufferPointer { x in
            first.withUnsafeMutableBufferPointer { mean in
                second.withUnsafeMutableBufferPointer { variance in
                    guard let x = x.baseAddress, let mean = mean.baseAddress, let variance = variance.baseAddress else { return }
                    for (point, share) in members { add(share, x + Int(point) * m, m, to: mean) }
                    for j in 0..<m { mean[j] /= weight }
                    for (point, share) in members { add(share, x + Int(point) * m, m, from: mean, to: variance) }
                    for j in 0..<m { variance[j] /= weight }
                }
            }
        }
        (self.weight, mean, variance) = (weight, first, second)
    }
}

/// sums_j += share x_j.
private func add(_ share: Double, _ x: UnsafePointer<Float>, _ count: Int, to sums: UnsafeMutablePointer<Double>) {
    var j = 0
    while j < count {
        sums[j] += share * Double(x[j])
        j &+= 1
    }
}

/// sums_j += share (x_j - mean_j)².
private func add(
    _ share: Double, _ x: UnsafePointer<Float>, _ count: Int, from mean: UnsafePointer<Double>,
    to sums: UnsafeMutablePointer<Double>
) {
    var j = 0
    while j < count {
        let difference = Double(x[j]) - mean[j]
        sums[j] += share * (difference * difference)
        j &+= 1
    }
}
