import Numerics

/// What share each component of a mixture has in each point: p(component | x). Shares that round to nothing are left out, so
/// a point of many dimensions has few.
struct MixtureShares: Sendable {
    struct Share: Sendable, Equatable {
        var point: Int32
        var component: Int32
        var share: Double
    }

    /// By chunk of points; by ascending point, then by ascending component.
    var entries: [[Share]]
    /// The component with the greatest share in each point; the lowest index of equals.
    var labels: [Int32]
    /// The mean of ln p(x) over the points, in nats; NaN for none.
    var meanLogLikelihood: Double

    /// Every point whole in its label's component.
    init(hard labels: [Int32]) {
        entries = [labels.enumerated().map { Share(point: Int32($0), component: $1, share: 1) }]
        self.labels = labels
        meanLogLikelihood = .nan
    }

    /// The parts put together, in their order.
    fileprivate init(_ parts: [PartialShares]) {
        entries = parts.map(\.entries)
        labels = parts.flatMap(\.labels)
        meanLogLikelihood = compensatedSum(parts.lazy.flatMap(\.logLikelihoods)) / Double(labels.count)
    }

    /// The points that each component has a share in, by ascending point.
    func byComponent(_ components: Int) -> [[(point: Int32, share: Double)]] {
        var members = [[(point: Int32, share: Double)]](repeating: [], count: components)
        for entry in entries.joined() { members[Int(entry.component)].append((entry.point, entry.share)) }
        return members
    }
}

/// The shares in one chunk of points.
private struct PartialShares: Sendable {
    var entries: [MixtureShares.Share] = []
    var labels: [Int32] = []
    var logLikelihoods: [Double] = []
}

extension Mixture {
    /// The E step: the shares of all components in points (n x m).
    ///
    /// ln w N(x; μ, σ²) = c - Σ (x - μ)² / 2σ². As Σ x²/σ² - 2 Σ x μ/σ² + Σ μ²/σ² that is two matrix products, but
    /// these are sums of large terms that cancel. So the single-precision products only rule out components that cannot have a
    /// share above e^-40, by a bound on their rounding; the others are summed from differences in double precision. Therefore
    /// the result does not depend on the kernels either. O(n k m) products, and O(m) in double for each component left.
    func shares(of points: Matrix, threads: Int) -> MixtureShares {
        let density = DiagonalDensity(self, threads: threads)
        return MixtureShares(
            mapChunks(of: 0..<points.rows, size: pointsPerChunk, threads: threads) { density.shares(of: points, $0) })
    }
}

/// Points whose products with all components one thread keeps at a time. The result does not depend on it.
private let pointsPerChunk = 192

/// A component whose density is e^-40 = 4e-18 of the greatest adds nothing to a sum in double precision.
private let negligible = -40.0

/// A mixture made ready for many points.
private struct DiagonalDensity: Sendable {
    private let mixture: Mixture
    /// ln w - (m ln 2π + Σ ln σ²) / 2 for each component.
    private let constants: [Double]
    /// 1 / σ², k x m.
    private let precisions: [Double]
    /// Σ μ² / σ² for each component.
    private let norms: [Double]
    private let packedPrecisions: PackedRows
    /// μ / σ².
    private let packedSlopes: PackedRows

    init(_ mixture: Mixture, threads: Int) {
        let (k, m) = (mixture.weights.count, mixture.dimensions)
        let precisions = mixture.variances.map { 1 / $0 }
        let slopes = zip(mixture.means, precisions).map { $0 * $1 }
        let logTau = logarithm(2 * Double.pi)
        self.mixture = mixture
        self.precisions = precisions
        constants = (0..<k).map { c in
            let logVariances = compensatedSum(mixture.variances[c * m..<(c + 1) * m].lazy.map(logarithm))
            return logarithm(mixture.weights[c]) - (Double(m) * logTau + logVariances) / 2
        }
        norms = (0..<k).map { c in compensatedSum((c * m..<(c + 1) * m).lazy.map { mixture.means[$0] * slopes[$0] }) }
        packedPrecisions = Self.packed(precisions, k, m, threads)
        packedSlopes = Self.packed(slopes, k, m, threads)
    }

    private static func packed(_ values: [Double], _ rows: Int, _ columns: Int, _ threads: Int) -> PackedRows {
        let matrix = Matrix(rows: rows, columns: columns, values: values.map { Float($0) })
        return PackedRows(matrix ?? Matrix(rows: rows, columns: columns), threads: threads)  // k x m values, always
    }

    func shares(of points: Matrix, _ rows: Range<Int>) -> PartialShares {
        let block = points.selecting(rows: rows)
        var result = PartialShares()
        var squares = block
        squares.values = block.values.map { $0 * $0 }
        let quadratic = product(squares, transposed: packedPrecisions, threads: 1)
        let linear = product(block, transposed: packedSlopes, threads: 1)
        for (place, point) in rows.enumerated() {
            let candidates = quadratic.withRow(place) { quadratic in
                linear.withRow(place) { linear in self.candidates(quadratic, linear) }
            }
            let logs = points.withRow(point) { x in candidates.map { logDensity(x, $0) } }
            add(point, candidates, logs, to: &result)
        }
        return result
    }

    /// The components whose density may be more than e^-40 of the greatest; also those that an overflow says nothing about.
    private func candidates(_ quadratic: UnsafeBufferPointer<Float>, _ linear: UnsafeBufferPointer<Float>) -> [Int] {
        // Each term is rounded when squared, divided, multiplied and added, in blocks of 256 of which the sums are added; all
        // in all the magnitudes, |x μ / σ²| <= (x² + μ²) / 2σ², sum to the same. Twice that, for the rounding of this bound.
        let m = mixture.dimensions
        let unit = Double(min(m, 256) + m / 256 + 8) * 0x1p-23
        func bounds(_ c: Int) -> (lower: Double, upper: Double) {
            let sum = Double(quadratic[c]) + norms[c]
            guard sum.isFinite, linear[c].isFinite else { return (-.infinity, .infinity) }
            let estimate = constants[c] + Double(linear[c]) - sum / 2
            return (estimate - unit * sum, estimate + unit * sum)
        }
        var best = -Double.infinity
        for c in constants.indices { best = max(best, bounds(c).lower) }
        return constants.indices.filter { !(bounds($0).upper < best + negligible) }
    }

    /// ln w N(x; μ, σ²) of one component, summed from differences.
    private func logDensity(_ x: UnsafeBufferPointer<Float>, _ component: Int) -> Double {
        let row = component * x.count..<(component + 1) * x.count
        return mixture.means.withUnsafeBufferPointer { means in
            precisions.withUnsafeBufferPointer { precisions in
                let (means, precisions) = (means[row], precisions[row])
                func term(_ j: Int) -> Double {
                    let difference = Double(x[j]) - means[row.lowerBound + j]
                    return difference * difference * precisions[row.lowerBound + j]
                }
                // Two sums, because one would wait for each addition.
                var (even, odd) = (0.0, 0.0)
                for j in stride(from: 0, to: x.count & ~1, by: 2) {
                    even += term(j)
                    odd += term(j + 1)
                }
                if x.count & 1 == 1 { even += term(x.count - 1) }
                return constants[component] - (even + odd) / 2
            }
        }
    }

    /// Shares by log-sum-exp: e^(log - greatest), over their sum.
    private func add(_ point: Int, _ components: [Int], _ logs: [Double], to result: inout PartialShares) {
        let best = logs.indices.max { logs[$0] < logs[$1] || (logs[$0] == logs[$1] && $0 > $1) } ?? 0
        let greatest = logs[best]
        let kept = logs.indices.filter { logs[$0] - greatest >= negligible }
        let weights = kept.map { exponential(logs[$0] - greatest) }
        let sum = compensatedSum(weights)
        for (place, weight) in zip(kept, weights) {
            result.entries.append(.init(point: Int32(point), component: Int32(components[place]), share: weight / sum))
        }
        result.labels.append(Int32(components[best]))
        result.logLikelihoods.append(greatest + logarithm(sum))
    }
}
