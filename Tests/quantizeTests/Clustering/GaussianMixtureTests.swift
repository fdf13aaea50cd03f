import Foundation
import Numerics
import Testing

@testable import quantize

@Suite struct GaussianMixtureTests {
    private func mixture(_ clusters: Int, tolerance: Double = 1e-3, threads: Int = 2, iterations: Int = 500) -> GaussianMixture {
        GaussianMixture(
            clusters: clusters, restarts: 2, iterations: iterations, seed: 5, threads: threads, tolerance: tolerance)
    }

    private func fit(_ points: Matrix, labels: [Int32], _ clusters: Int, tolerance: Double = 1e-3) -> GaussianMixture.Fit {
        mixture(clusters, tolerance: tolerance)
            .fit(points, labels: labels, centroids: Matrix(rows: clusters, columns: points.columns))
    }

    private func close(_ a: [Double], _ b: [Double], _ tolerance: Double) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { abs($0 - $1) <= tolerance * (1 + abs($1)) }
    }

    /// scikit-learn 1.9.1: GaussianMixture(4, covariance_type="diag", max_iter=500) with weights_init, means_init and
    /// precisions_init of the clusters i % 4 (variances n-normed, plus 1e-6).
    @Test func golden() {
        let points = goldenPoints(120, 3, clusters: 4, spread: 0.5, seed: 1)
        let fit = fit(points, labels: cyclic(120, 4), 4)
        #expect(fit.iterations == 8 && fit.converged)
        #expect(abs(fit.logLikelihood - 0.04920085176838385) < 1e-12)
        #expect(close(fit.weights, [0.29386565972090484, 0.23470311927510193, 0.23355817321667172, 0.23787304778732138], 1e-12))
        let means = [
            0.3415623572591725, 0.48372379793141773, 0.6415029494734921, 0.4680587375692065, 0.7992238196818564,
            0.5583813968454092, 0.6044741231585643, 0.0709387657125198, 0.8323310724120495, 0.15397988163997184,
            0.8160088822465216, 0.528642330931556,
        ]
        let variances = [
            0.031172288148823654, 0.028762449331551504, 0.03966366599434948, 0.02551436304708707, 0.024728849886951537,
            0.044087095726549314, 0.04446035104889948, 0.011134475291430936, 0.04670143053079298, 0.04485745132873707,
            0.04507487540436436, 0.024086732788647675,
        ]
        #expect(close(fit.means, means, 1e-12) && close(fit.variances, variances, 1e-12))
        let expected =
            "032321210300032103201120032303210121302323230123012111200123012320201120032301230120012301230103112001230101300301230123"
        #expect(fit.labels == labels(expected))
    }

    /// The same with tol=1e-10.
    @Test func goldenToTheEnd() {
        let points = goldenPoints(120, 3, clusters: 4, spread: 0.5, seed: 1)
        let fit = fit(points, labels: cyclic(120, 4), 4, tolerance: 1e-10)
        #expect(fit.iterations == 384 && fit.converged)
        #expect(abs(fit.logLikelihood - 0.054582512811564766) < 1e-9)
        #expect(close(fit.weights, [0.31133306036170855, 0.1838785979365151, 0.2573800599351656, 0.24740828176661075], 1e-6))
    }

    /// ln Σ w N(x; μ, σ²) term by term, with the library's functions and nothing left out.
    private func plainLogs(_ mixture: Mixture, _ x: ArraySlice<Float>) -> [Double] {
        mixture.weights.indices.map { c in
            x.enumerated().reduce(log(mixture.weights[c])) { sum, pair in
                let (mean, variance) = (mixture.means[c * x.count + pair.0], mixture.variances[c * x.count + pair.0])
                return sum - (log(2 * .pi * variance) + pow(Double(pair.1) - mean, 2) / variance) / 2
            }
        }
    }

    /// Spreads from all components overlapping to variances that single precision could not tell from cancellation.
    @Test(arguments: [1e-5, 1e-3, 0.1, 3])
    func sharesAreThoseOfTheFormula(spread: Double) {
        let (n, m, k) = (250, 21, 12)
        let points = goldenPoints(n, m, clusters: k, spread: spread, seed: 6)
        let centers = points.selecting(rows: Array(0..<k))
        let mixture = Mixture(
            weights: (1...k).map { Double($0) / 78 }, means: centers.values.map(Double.init),
            variances: (0..<k * m).map { spread * spread * (0.2 + 0.01 * Double($0 % 7)) }, dimensions: m)
        let shares = mixture.shares(of: points, threads: 2)
        var found = [[Double]](repeating: [Double](repeating: 0, count: k), count: n)
        for entry in shares.entries.joined() { found[Int(entry.point)][Int(entry.component)] = entry.share }
        var likelihood = 0.0
        for i in 0..<n {
            let logs = plainLogs(mixture, points.row(i))
            let greatest = logs.max() ?? 0
            let total = greatest + log(logs.reduce(0) { $0 + exp($1 - greatest) })
            likelihood += total / Double(n)
            #expect(Int(shares.labels[i]) == logs.firstIndex(of: greatest))
            #expect(zip(found[i], logs).allSatisfy { abs($0 - exp($1 - total)) < 1e-11 }, "point \(i)")
        }
        #expect(abs(shares.meanLogLikelihood - likelihood) < 1e-12 * (1 + abs(likelihood)))
    }

    @Test func likelihoodNeverFalls() {
        let points = goldenPoints(300, 5, clusters: 6, spread: 1, seed: 4)
        let fits = (0..<12).map {
            mixture(6, tolerance: 0, iterations: $0)
                .fit(points, labels: cyclic(300, 6), centroids: Matrix(rows: 6, columns: 5)).logLikelihood
        }
        // The floor is added after the maximum is found, which may cost about as much.
        for (before, after) in zip(fits, fits.dropFirst()) { #expect(after > before - 1e-4) }
        #expect(fits[11] > fits[0])
    }

    @Test func findsPlantedClusters() throws {
        let points = goldenPoints(400, 6, clusters: 5, spread: 0.05, seed: 2)
        let fit = try #require(mixture(5).fit(points, stream: "t"))
        #expect(PartitionAgreement(fit.labels, cyclic(400, 5))?.adjustedRandIndex == 1)
        #expect(fit.converged && abs(fit.weights.reduce(0, +) - 1) < 1e-15)
    }

    @Test func sameBytesOnAnyNumberOfThreads() throws {
        let points = goldenPoints(700, 17, clusters: 9, spread: 1, seed: 7)
        let one = try #require(mixture(9, threads: 1).fit(points, stream: "t"))
        for threads in [2, 3] {
            let other = try #require(mixture(9, threads: threads).fit(points, stream: "t"))
            #expect(one.labels == other.labels && one.means == other.means && one.variances == other.variances)
            #expect(one.weights == other.weights && one.logLikelihood == other.logLikelihood)
        }
    }

    @Test func degenerate() throws {
        let equal = matrix(Array(repeating: [1, 2, 3], count: 10))
        let same = try #require(mixture(3).fit(equal, stream: "t"))
        #expect(same.converged && Set(same.labels).count == 1 && abs(same.weights.reduce(0, +) - 1) < 1e-15)
        #expect(same.variances.allSatisfy { $0 == 1e-6 }, "the floor")
        #expect(same.logLikelihood.isFinite)

        let line = matrix([[0], [1], [10], [11]])
        let whole = try #require(mixture(1).fit(line, stream: "t"))
        #expect(whole.means == [5.5] && abs(whole.variances[0] - 25.250001) < 1e-12, "by hand: 101 / 4 and the floor")
        #expect(whole.weights == [1] && whole.labels == [0, 0, 0, 0])
        let single = try #require(mixture(4).fit(line, stream: "t"))
        #expect(Set(single.labels).count == 4 && single.variances.allSatisfy { $0 == 1e-6 }, "k = n")
        #expect(mixture(5).fit(line, stream: "t") == nil && mixture(0).fit(line, stream: "t") == nil)
        #expect(mixture(1).fit(Matrix(rows: 0, columns: 2), stream: "t") == nil)

        // scikit-learn 1.9.1 from the same start, score.
        let duplicates = fit(matrix([[0, 0], [0, 0], [0, 0], [1, 1]]), labels: [0, 0, 0, 1], 2)
        #expect(abs(duplicates.logLikelihood - 11.41529834638101) < 1e-8 && duplicates.labels == [0, 0, 0, 1])
    }

    /// Squares that overflow single precision rule nothing out.
    @Test func farFromZero() {
        let points = matrix([[1e19, 0], [1e19, 1], [-1e19, 0], [-1e19, 1]])
        let fit = fit(points, labels: [0, 0, 1, 1], 2)
        #expect(fit.labels == [0, 0, 1, 1] && fit.logLikelihood.isFinite)
    }
}
