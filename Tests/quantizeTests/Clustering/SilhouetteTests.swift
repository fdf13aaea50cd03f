import Numerics
import Testing

@testable import quantize

@Suite struct SilhouetteTests {
    private func silhouette(_ points: Matrix, _ labels: [Int32], sample: Int = 10_000, threads: Int = 2) -> Silhouette {
        Silhouette(points, labels: labels, sample: sample, seed: 5, stream: "t", threads: threads)
    }

    /// scikit-learn 1.9.1: silhouette_score of all points.
    @Test func golden() {
        let points = goldenPoints(60, 4, clusters: 5, spread: 0.4, seed: 2)
        let planted = silhouette(points, cyclic(60, 5))
        #expect(abs(planted.mean - 0.2969390643139556) < 1e-6 && planted.sample == 60)
        let ward = labels("012030421564204642157382564205048137420561204648057421564205")
        #expect(abs(silhouette(points, ward).mean - 0.30170541225918185) < 1e-6)
    }

    /// (1 + 1 - 0.75 + 0.2) / 4: the first two coincide; the third is 4 from its fellow and 1 from the others; the fourth 4 and 5.
    @Test func byHand() {
        #expect(abs(silhouette(matrix([[0], [0], [1], [5]]), [0, 0, 1, 1]).mean - 0.3625) < 1e-15)
        #expect(silhouette(matrix([[0], [0], [1]]), [0, 0, 1]).mean == 2.0 / 3, "a cluster of one point scores 0")
    }

    /// Far from the origin the norms are a million times the distances.
    @Test func offsetCancels() {
        let near = goldenPoints(90, 3, clusters: 3, spread: 0.25, seed: 4)
        // Multiples of 2^-10, so that adding 1000 is exact.
        var grid = near
        grid.values = near.values.map { ($0 * 1024).rounded() / 1024 }
        var far = grid
        far.values = grid.values.map { $0 + 1000 }
        #expect(abs(silhouette(grid, cyclic(90, 3)).mean - silhouette(far, cyclic(90, 3)).mean) < 1e-6)
    }

    @Test func sampleIsAnEstimate() {
        let points = goldenPoints(3000, 4, clusters: 6, spread: 0.5, seed: 9)
        let all = silhouette(points, cyclic(3000, 6))
        let some = silhouette(points, cyclic(3000, 6), sample: 1000)
        #expect(some.sample == 1000 && some.mean != all.mean && abs(some.mean - all.mean) < 0.02)
        #expect(some == silhouette(points, cyclic(3000, 6), sample: 1000, threads: 1))
        #expect(some != Silhouette(points, labels: cyclic(3000, 6), sample: 1000, seed: 6, stream: "t", threads: 1))
    }

    @Test func degenerate() {
        let equal = matrix(Array(repeating: [1, 2, 3], count: 10))
        #expect(silhouette(equal, cyclic(10, 2)).mean == 0, "all points equal")
        #expect(silhouette(equal, cyclic(10, 1)).mean.isNaN, "one cluster")
        #expect(silhouette(matrix([[1], [2], [3]]), [0, 1, 2]).mean == 0, "k = n")
        #expect(silhouette(matrix([[0], [0], [9], [9]]), [0, 0, 3, 3]).mean == 1, "labels without points")
        #expect(silhouette(Matrix(rows: 0, columns: 3), []).mean.isNaN, "no points")
        #expect(silhouette(equal, cyclic(10, 2), sample: 0).mean.isNaN, "no sample")
    }
}
