import Foundation
import Numerics
import Testing

@testable import quantize

@Suite struct PrincipalComponentsTests {
    /// X[i][j] = sin(1 + 0.7 i + 1.3 j) (5 - j) + 0.1 cos(i j), 12 x 5.
    private func points() throws -> Matrix {
        let values = (0..<12).flatMap { i in
            (0..<5).map { j -> Float in
                let wave = sin(1 + Double(i) * 0.7 + Double(j) * 1.3)
                return Float(wave * Double(5 - j) + 0.1 * cos(Double(i * j)))
            }
        }
        return try #require(Matrix(rows: 12, columns: 5, values: values))
    }

    /// From numpy 2.4: eigh of the covariance, signs by the component of largest absolute value.
    @Test func agreesWithNumpy() throws {
        let points = try points()
        let axes = try #require(PrincipalComponents(points, keeping: .share(0.9), threads: 2))
        let expected: [[Double]] = [
            [0.84259022, 0.20739347, -0.42043144, -0.25493447, 0.07263257],
            [-0.08181335, 0.84958553, 0.38952758, -0.27971662, -0.20380843],
        ]
        #expect(axes.components.rows == 2 && abs(axes.varianceKept - 0.99946957) < 1e-6)
        for (row, reference) in expected.enumerated() {
            for (value, expected) in zip(axes.components.row(row), reference) { #expect(abs(Double(value) - expected) < 1e-5) }
        }
        let projected = try #require(Projection(axes, threads: 2)(points, threads: 2))
        for (value, expected) in zip(projected.values, [3.94902028, 2.48986834, 4.63535391, -0.51579463]) {
            #expect(abs(Double(value) - expected) < 1e-4)
        }
    }

    /// The cumulative shares are 0.6633, 0.99947, 0.99969, ...: the count is the first that exceeds the wish.
    @Test(arguments: [(0.0, 1), (0.6, 1), (0.7, 2), (0.9995, 3), (1.0, 5)])
    func keepsTheFewestThatExceedTheVariance(variance: Double, count: Int) throws {
        #expect(try #require(PrincipalComponents(points(), keeping: .share(variance), threads: 1)).components.rows == count)
    }

    @Test func pointsWithoutVarianceHaveOneCoordinate() throws {
        let equal = try #require(Matrix(rows: 4, columns: 3, values: Array(repeating: 2, count: 12)))
        let axes = try #require(PrincipalComponents(equal, keeping: .share(0.9), threads: 1))
        #expect(axes.varianceKept == 1)
        let projected = try #require(Projection(axes, threads: 1)(equal, threads: 1))
        #expect(projected.values.allSatisfy { abs($0) < 1e-5 })
    }

    @Test(arguments: [(1, 1), (3, 3), (9, 5)])
    func keepsAsManyAsAskedFor(wanted: Int, count: Int) throws {
        #expect(try #require(PrincipalComponents(points(), keeping: .count(wanted), threads: 1)).components.rows == count)
    }

    /// With more dimensions than points the products of pairs of points give the same directions as the covariance.
    @Test func fewPointsOfManyDimensions() throws {
        var generator = Xoshiro256(seed: 4, stream: "wide")
        let values = (0..<12).flatMap { i in (0..<40).map { j in Float((i + j).isMultiple(of: 3) ? 0.3 : 1) * Float(generator.normal()) } }
        let points = try #require(Matrix(rows: 12, columns: 40, values: values))
        let (mean, covariance) = Numerics.covariance(points, threads: 1)
        for keeping in [PrincipalComponents.Keeping.share(0.8), .count(5), .share(1), .count(40)] {
            let wide = try #require(PrincipalComponents(points, keeping: keeping, threads: 2))
            let plain = try #require(PrincipalComponents(mean: mean, covariance: covariance, keeping: keeping, threads: 1))
            #expect(wide.mean == plain.mean && abs(wide.varianceKept - plain.varianceKept) < 1e-5)
            #expect(wide.components.rows == min(11, plain.components.rows), "eleven differences between twelve points")
            for row in 0..<wide.components.rows {
                for (a, b) in zip(wide.components.row(row), plain.components.row(row)) { #expect(abs(a - b) < 1e-4) }
            }
        }
    }

    @Test(arguments: [1, 3]) func fewEqualPointsOfManyDimensions(rows: Int) throws {
        let equal = try #require(Matrix(rows: rows, columns: 9, values: Array(repeating: 0.3, count: rows * 9)))
        let axes = try #require(PrincipalComponents(equal, keeping: .share(0.9), threads: 1))
        #expect(axes.components.rows == 1 && axes.varianceKept == 1)
        #expect(try #require(Projection(axes, threads: 1)(equal, threads: 1)).values.allSatisfy { abs($0) < 1e-6 })
    }

    @Test func vectorsOfOtherDimensionsHaveNoProjection() throws {
        let axes = try #require(PrincipalComponents(points(), keeping: .count(2), threads: 1))
        #expect(Projection(axes, threads: 1)(Matrix(rows: 2, columns: 4), threads: 1) == nil)
    }
}
