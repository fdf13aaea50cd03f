import Foundation
import Testing

@testable import Numerics

@Suite struct SymmetricEigenTests {
    // numpy.linalg.eigh (numpy 2.4.6), order reversed, signs as ours.
    @Test func agreesWithNumpy() throws {
        let matrix: [Double] = [
            -5, -1, 5, 2, 1, 2, -1, -1, 1, 5, 0, -3, 5, 1, -1, -1, 1, 5, 2, 5, -1, -5, 4, 4, 1, 0, 1, 4, -2, 5, 2, -3, 5, 4, 5,
            -3,
        ]
        let values = [
            8.697932376307596, 2.7838128140369687, -0.30218041778172255, -6.8917272425033325, -7.8669484869636435,
            -13.420889043095869,
        ]
        let first = [
            0.3418038739557246, 0.0015253385856184298, 0.487190370454605, 0.31801042746505503, 0.4644616472080639,
            0.5735486677899508,
        ]
        let last = [
            -0.31251167653364437, -0.41030064303831165, 0.39759772323640663, 0.593597144888972, -0.008388304720038847,
            -0.4727345457582812,
        ]
        for kernels in usableKernels {
            let eigen = try #require(symmetricEigen(matrix, size: 6, threads: 2, kernels: kernels))
            #expect(largestDifference(eigen.values, values) < 1e-13)
            #expect(largestDifference(Array(eigen.vector(0)), first) < 1e-13)
            #expect(largestDifference(Array(eigen.vector(5)), last) < 1e-13)
        }
    }

    // numpy.linalg.eigvalsh of the 8 x 8 Hilbert matrix.
    @Test func hilbertMatrix() throws {
        let expected = [
            1.695938996921949, 0.29812521131693065, 0.026212843578118913, 0.0014676881177417614, 5.4369433697488384e-05,
            1.2943320918799866e-06, 1.7988737458080757e-08, 1.111539028751438e-10,
        ]
        let eigen = try decompose(hilbert(8), 8)
        #expect(largestDifference(eigen.values, expected) < 1e-15)
        for n in [50, 200] { _ = try decompose(hilbert(n), n) }
    }

    // Second differences: 2 - 2 cos(k pi / (n + 1)).
    @Test(arguments: [1, 2, 3, 31, 32, 33, 64, 65, 66, 100, 257])
    func secondDifferences(n: Int) throws {
        let matrix = square(n) { $0 == $1 ? 2 : abs($0 - $1) == 1 ? -1 : 0 }
        let eigen = try decompose(matrix, n)
        let expected = (1...n).map { 2 - 2 * cos(Double($0) * .pi / Double(n + 1)) }.sorted(by: >)
        #expect(largestDifference(eigen.values, expected) < 1e-14 * Double(n + 1).squareRoot())
    }

    // Wilkinson's W+: pairs of eigenvalues that agree to all digits. Glued copies have clusters of many.
    @Test func wilkinsonAndGluedWilkinson() throws {
        _ = try decompose(square(21) { $0 == $1 ? Double(abs($0 - 10)) : abs($0 - $1) == 1 ? 1 : 0 }, 21)
        for glue in [1e-14, 1e-8, 1e-3] {
            let eigen = try decompose(
                square(210) { i, j in
                    i == j ? Double(abs(i % 21 - 10)) : abs(i - j) != 1 ? 0 : max(i, j) % 21 == 0 ? glue : 1
                }, 210)
            #expect(abs(eigen.values[0] - 10.746194182903393) < 2 * glue + 1e-13)
        }
    }

    @Test(arguments: [1, 5, 33, 70, 200])
    func repeatedEigenvaluesAndZero(n: Int) throws {
        #expect(try decompose(square(n) { _, _ in 0 }, n).values.allSatisfy { $0 == 0 })
        #expect(try decompose(square(n) { $0 == $1 ? 3 : 0 }, n).values.allSatisfy { $0 == 3 })
        let ones = try decompose(square(n) { _, _ in 1 }, n)
        #expect(largestDifference(ones.values, [Double(n)] + Array(repeating: 0, count: n - 1)) < 1e-13 * Double(n))
        // Two eigenvalues, in a random orientation: I - 2 u uᵀ - 2 v vᵀ is a product of reflections if u and v are orthogonal.
        let (u, v) = (unit(n, 1), unit(n, 2))
        _ = try decompose(square(n) { ($0 == $1 ? 1 : 0) - 2 * u[$0] * u[$1] - 2 * v[$0] * v[$1] }, n)
    }

    @Test(arguments: [2, 7, 32, 33, 48, 64, 65, 97, 130, 300])
    func randomMatrices(n: Int) throws {
        let x = normalMatrix(n, n)
        _ = try decompose(square(n) { Double(x[$0, $1]) + Double(x[$1, $0]) }, n)
        // Decades of decay, as in a covariance.
        let low = normalMatrix(max(1, n / 4), n)
        _ = try decompose(naiveProduct(transposed(low), transposed(low)), n)
    }

    @Test(arguments: [1e-300, 1e-160, 1e160, 1e300])
    func scaleDoesNotMatter(scale: Double) throws {
        let x = normalMatrix(40, 40)
        let matrix = square(40) { Double(x[$0, $1]) + Double(x[$1, $0]) }
        let (plain, scaled) = (try decompose(matrix, 40), try decompose(matrix.map { $0 * scale }, 40))
        #expect(largestDifference(scaled.values.map { $0 / scale }, plain.values) < 1e-12)
    }

    @Test func bytesDependNeitherOnThreadsNorOnLevel() throws {
        let n = 300
        let x = normalMatrix(n, n)
        let matrix = square(n) { Double(x[$0, $1]) + Double(x[$1, $0]) }
        for kernels in usableKernels {
            let reference = level(of: kernels) == .v2 ? kernels : fusedKernels[0]
            let expected = try #require(symmetricEigen(matrix, size: n, threads: 1, kernels: reference))
            for threads in [0, 1, 2, 5, 16] {
                let eigen = try #require(symmetricEigen(matrix, size: n, threads: threads, kernels: kernels))
                #expect(eigen.values == expected.values && eigen.vectors == expected.vectors)
            }
        }
    }

    @Test(arguments: [20, 150])
    func keepsTheLeadingVectors(n: Int) throws {
        let x = normalMatrix(n / 2, n)
        let matrix = naiveProduct(transposed(x), transposed(x))
        let all = try #require(symmetricEigen(matrix, size: n, threads: 2))
        for wanted in [-1, 0, 1, n / 3, n / 2 + 5, n, n + 1] {
            var told: [Double] = []
            let eigen = try #require(
                symmetricEigen(matrix, size: n, threads: 2) {
                    told = $0
                    return wanted
                })
            #expect(told == all.values && eigen.values == all.values)
            #expect(eigen.count == max(0, min(n, wanted)))
            #expect(eigen.vectors == Array(all.vectors[..<(eigen.count * n)]))
        }
    }

    @Test func signsAreFixed() throws {
        let x = normalMatrix(60, 60)
        let eigen = try decompose(square(60) { Double(x[$0, $1]) + Double(x[$1, $0]) }, 60)
        for i in 0..<60 {
            let vector = Array(eigen.vector(i))
            let largest = try #require(vector.map { abs($0) }.max())
            #expect(vector.first { abs($0) == largest } == largest)
        }
    }

    @Test func badInputHasNoEigenvalues() {
        #expect(symmetricEigen([1, .nan, .nan, 1], size: 2, threads: 1) == nil)
        #expect(symmetricEigen([1, 0, 0, .infinity], size: 2, threads: 1) == nil)
        #expect(symmetricEigen([], size: 0, threads: 1)?.values == [])
    }

    /// The decomposition, once it is seen that its vectors are orthonormal and A v = lambda v, to n units of rounding.
    private func decompose(_ matrix: [Double], _ n: Int, source: SourceLocation = #_sourceLocation) throws -> SymmetricEigen {
        var result: SymmetricEigen?
        for kernels in usableKernels {
            let eigen = try #require(symmetricEigen(matrix, size: n, threads: 2, kernels: kernels), sourceLocation: source)
            #expect(eigen.values == eigen.values.sorted(by: >), sourceLocation: source)
            let norm = eigen.values.map { abs($0) }.max() ?? 0
            let tolerance = 8 * Double(n) * .ulpOfOne
            var (residual, overlap) = (0.0, 0.0)
            for i in 0..<n {
                let v = Array(eigen.vector(i))
                for k in 0..<n {
                    let product = zip(matrix[k * n..<(k + 1) * n], v).reduce(0) { $0 + $1.0 * $1.1 }
                    residual = max(residual, abs(product - eigen.values[i] * v[k]))
                }
                for j in 0...i {
                    let dot = zip(eigen.vector(j), v).reduce(0) { $0 + $1.0 * $1.1 }
                    overlap = max(overlap, abs(dot - (i == j ? 1 : 0)))
                }
            }
            #expect(residual <= tolerance * norm && overlap <= tolerance, sourceLocation: source)
            result = eigen
        }
        return try #require(result)
    }

    private func square(_ n: Int, _ value: (Int, Int) -> Double) -> [Double] {
        (0..<n).flatMap { i in (0..<n).map { value(i, $0) } }
    }

    private func hilbert(_ n: Int) -> [Double] { square(n) { 1 / Double($0 + $1 + 1) } }

    private func unit(_ n: Int, _ seed: UInt64) -> [Double] {
        let v = normalMatrix(1, n, seed: seed).values.map(Double.init)
        let length = v.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return v.map { $0 / length }
    }

    private func transposed(_ x: Matrix) -> Matrix {
        var result = Matrix(rows: x.columns, columns: x.rows)
        for i in 0..<x.rows { for j in 0..<x.columns { result[j, i] = x[i, j] } }
        return result
    }
}
