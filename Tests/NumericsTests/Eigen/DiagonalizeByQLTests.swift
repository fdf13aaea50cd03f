import Testing

@testable import Numerics

@Suite struct DiagonalizeByQLTests {
    // Eigenvalues of Clement's matrix of size n are n - 1, n - 3, ..., 1 - n.
    @Test(arguments: [1, 2, 3, 12, 32])
    func clementMatrix(n: Int) {
        var diagonal = [Double](repeating: 0, count: n)
        let coupling = (0..<n).map { Double(($0 + 1) * (n - 1 - $0)).squareRoot() }
        var vectors = [Double](repeating: 0, count: n * n)
        for i in 0..<n { vectors[i * n + i] = 1 }
        #expect(diagonalizeByQL(&diagonal, coupling, count: n, &vectors, stride: n))
        #expect(largestDifference(diagonal.sorted(), (0..<n).map { Double(2 * $0 + 1 - n) }) < 1e-13)
        for i in 0..<n {
            let v = Array(vectors[i * n..<(i + 1) * n])
            #expect(abs(v.reduce(0) { $0 + $1 * $1 } - 1) < 1e-14)
            for k in 0..<n {
                let product = (k > 0 ? coupling[k - 1] * v[k - 1] : 0) + (k < n - 1 ? coupling[k] * v[k + 1] : 0)
                #expect(abs(product - diagonal[i] * v[k]) < 1e-13 * Double(n))
            }
        }
    }

    @Test func diagonalMatricesStayAsTheyAre() {
        var diagonal = [3.0, 1, 2]
        var vectors = [1.0, 0, 0, 0, 1, 0, 0, 0, 1]
        #expect(diagonalizeByQL(&diagonal, [0, 0, 0], count: 3, &vectors, stride: 3))
        #expect(diagonal == [3, 1, 2] && vectors == [1, 0, 0, 0, 1, 0, 0, 0, 1])
    }
}
