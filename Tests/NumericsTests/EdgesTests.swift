import Testing

@testable import Numerics

/// What `Matrix` promises for all of Numerics: shapes that do not fit trap, values never do.
@Suite struct EdgesTests {
    @Test func shapesThatDoNotFitTrap() async {
        await #expect(processExitsWith: .failure) {
            _ = product(Matrix(rows: 2, columns: 3), transposed: Matrix(rows: 2, columns: 4), threads: 1)
        }
        await #expect(processExitsWith: .failure) { _ = nearest(Matrix(rows: 2, columns: 3), Matrix(rows: 2, columns: 4), threads: 1) }
        await #expect(processExitsWith: .failure) { _ = symmetricEigen([1, 2, 3], size: 2, threads: 1) }
        await #expect(processExitsWith: .failure) { _ = symmetricEigen([], size: -1, threads: 1) }
        await #expect(processExitsWith: .failure) { _ = symmetricEigen([1], size: 1 << 32, threads: 1) }
        await #expect(processExitsWith: .failure) { _ = LinearLayer(weights: Matrix(rows: 2, columns: 3), bias: [1], threads: 1) }
        await #expect(processExitsWith: .failure) {
            _ = LinearLayer(weights: Matrix(rows: 2, columns: 3), bias: [1, 2], threads: 1).apply(to: Matrix(rows: 1, columns: 4))
        }
        await #expect(processExitsWith: .failure) { _ = LayerNorm(gain: [1], shift: [1, 2], epsilon: 0) }
        await #expect(processExitsWith: .failure) {
            var x = Matrix(rows: 1, columns: 2)
            LayerNorm(gain: [1, 1], shift: [0, 0], epsilon: 0).apply(to: &x, plus: Matrix(rows: 1, columns: 3))
        }
        await #expect(processExitsWith: .failure) {
            var x = Matrix(rows: 2, columns: 2)
            LayerNorm(gain: [1, 1], shift: [0, 0], epsilon: 0).apply(to: &x, plus: Matrix(rows: 1, columns: 2))
        }
        await #expect(processExitsWith: .failure) { _ = selfAttention(Matrix(rows: 4, columns: 12), lengths: [3], heads: 2) }
        await #expect(processExitsWith: .failure) { _ = selfAttention(Matrix(rows: 4, columns: 12), lengths: [4], heads: 3) }
    }

    @Test func sizesOfDoubleMatricesThatDoNotFitTrap() async {
        await #expect(processExitsWith: .failure) { _ = product(zeros(2, 3), transposed: zeros(2, 4), threads: 1) }
        await #expect(processExitsWith: .failure) { _ = zeros(2, 3).times([1, 2], threads: 1) }
        await #expect(processExitsWith: .failure) { _ = zeros(2, 3).transposedTimes([1, 2, 3], threads: 1) }
    }

    @Test func emptyMatricesHaveResults() {
        let (none, flat) = (Matrix(rows: 0, columns: 3), Matrix(rows: 3, columns: 0))
        #expect(product(none, transposed: none, threads: 2).values.isEmpty)
        #expect(product(flat, transposed: flat, threads: 2).values == [Float](repeating: 0, count: 9))
        #expect(nearest(flat, flat, threads: 2).labels == [0, 0, 0])
        #expect(nearest(flat, Matrix(rows: 0, columns: 0), threads: 2).labels == [-1, -1, -1])
        #expect(covariance(none, threads: 2).covariance == [Double](repeating: 0, count: 9))
        #expect(columnMeans(none, threads: 2) == [0, 0, 0])
        #expect(symmetricEigen([], size: 0, threads: 2)?.values.isEmpty == true)
        #expect(selfAttention(Matrix(rows: 0, columns: 12), lengths: [], heads: 2).rows == 0)
        #expect(compensatedSum([Double]()) == 0 && mean([Double]()).isNaN && quantile([Double](), 0.5).isNaN)
    }

    @Test func moreNeighborsThanPointsAreInfinitelyFar() {
        let points = DoubleMatrix(rows: 2, columns: 1) { values in values.initialize(repeating: 0) }
        #expect(squaredNeighborDistances(points, within: 0..<2, k: 5, threads: 1) == [.infinity, .infinity])
        #expect(squaredNeighborDistances(points, within: 0..<2, k: 1, threads: 1) == [0, 0])
    }

    @Test func valuesThatAreNotFiniteDoNotTrap() {
        for odd in [Float.nan, .infinity, -.infinity, .greatestFiniteMagnitude] {
            var points = normalMatrix(40, 5)
            points[7, 2] = odd
            #expect(product(points, transposed: points, threads: 1).values.contains { !$0.isFinite })
            #expect(nearest(points, points.selecting(rows: 0..<3), threads: 1).labels.allSatisfy { (0..<3).contains($0) })
            #expect(covariance(points, threads: 1).mean.count == 5)
            #expect(NearestTracker(points, capacity: 3, threads: 1) == nil)
        }
        #expect(symmetricEigen([1, .nan, .nan, 1], size: 2, threads: 1) == nil)
    }
}

private func zeros(_ rows: Int, _ columns: Int) -> DoubleMatrix {
    DoubleMatrix(rows: rows, columns: columns) { $0.initialize(repeating: 0) }
}
