import Testing

@testable import Numerics

@Suite struct PointDistancesTests {
    @Test(arguments: [(2, 1), (65, 3), (130, 300)]) func agreesWithDifferences(n: Int, d: Int) {
        let points = normalDoubles(n, d)
        let expected = (0..<n).flatMap { j in (0..<j).map { distance(points, $0, j) } }
        for kernels in usableKernels {
            let found = pairDistances(points, threads: 2, kernels: kernels)
            for (a, b) in zip(found, expected) { #expect(abs(a / b - 1) < 1e-12) }
            #expect(found.count == expected.count)
        }
    }

    /// Far from the origin the products have nothing to say of the distance.
    @Test func smallDifferencesOfLongVectors() {
        var points = normalDoubles(70, 20)
        points = DoubleMatrix(rows: 70, columns: 20, values: points.values.map { 1e6 + $0 * 1e-3 })!
        let expected = (0..<70).flatMap { j in (0..<j).map { distance(points, $0, j) } }
        for (a, b) in zip(pairDistances(points, threads: 1), expected) { #expect(abs(a / b - 1) < 1e-12) }
    }

    @Test func equalPointsAreAtDistanceZeroAndBothWaysAreTheSame() {
        let base = normalDoubles(40, 259)
        let points = DoubleMatrix(rows: 80, columns: 259, values: base.values + base.values)!
        let distances = PointDistances(points)
        let width = PointDistances.width
        let (one, other) = (NumberBuffer<Double>(count: 80 * width), NumberBuffer<Double>(count: 80 * width))
        distances.write(rows: 0..<80, columns: 0..<40, to: one.base)
        distances.write(rows: 0..<40, columns: 40..<80, to: other.base)
        for i in 0..<40 {
            #expect(one.base[(i + 40) * width + i] == 0)
            #expect(other.base[i * width + 63] == 0, "what is beyond the columns")
            for j in 0..<40 { #expect(other.base[i * width + j] == one.base[(j + 40) * width + i]) }
        }
    }

    @Test func sameBytesOnAnyThreadsAndLevel() {
        let points = normalDoubles(150, 270)
        for kernels in fusedKernels {
            for threads in [1, 3] {
                #expect(
                    pairDistances(points, threads: threads, kernels: kernels) == pairDistances(points, threads: 1, kernels: fusedKernels[0])
                )
            }
        }
    }

    @Test func edges() {
        #expect(pairDistances(normalDoubles(1, 3), threads: 1) == [])
        #expect(pairDistances(DoubleMatrix(rows: 2, columns: 0) { _ in }, threads: 1) == [0])
    }
}

func distance(_ points: DoubleMatrix, _ i: Int, _ j: Int) -> Double {
    zip(points.row(i), points.row(j)).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
}
