import Testing

@testable import Numerics

@Suite struct TridiagonalTests {
    // The rows of Q, back-transformed unit vectors, are orthonormal, and Q T Qᵀ is A.
    @Test(arguments: [1, 2, 3, 15, 16, 17, 33, 64, 100, 150])
    func reductionIsUndoneByBackTransformation(n: Int) {
        let x = normalMatrix(n, n)
        func a(_ i: Int, _ j: Int) -> Double { Double(x[min(i, j), max(i, j)]) }
        for kernels in usableKernels {
            let (working, q) = (NumberBuffer<Double>(count: n * n), NumberBuffer<Double>(count: n * n))
            for i in 0..<n {
                for j in 0..<n {
                    working.base[i * n + j] = j < i ? .nan : a(i, j)
                    q.base[i * n + j] = i == j ? 1 : 0
                }
            }
            let t = Tridiagonal(reducing: working, size: n, threads: 2, kernels: kernels)
            t.backTransform(q.base, count: n, threads: 2, kernels: kernels)
            #expect(t.offDiagonal[n - 1] == 0)
            var (overlap, difference) = (0.0, 0.0)
            for i in 0..<n {
                for j in 0..<n {
                    let dot = (0..<n).reduce(0) { $0 + q.base[i * n + $1] * q.base[j * n + $1] }
                    overlap = max(overlap, abs(dot - (i == j ? 1 : 0)))
                    // Row k of q is column k of Q.
                    var value = (0..<n).reduce(0) { $0 + q.base[$1 * n + i] * t.diagonal[$1] * q.base[$1 * n + j] }
                    for k in 0..<n - 1 {
                        let (row, next) = (q.base + k * n, q.base + (k + 1) * n)
                        value += t.offDiagonal[k] * (row[i] * next[j] + next[i] * row[j])
                    }
                    difference = max(difference, abs(value - a(i, j)))
                }
            }
            #expect(overlap < 1e-15 * Double(n + 10) && difference < 1e-14 * Double(n + 10))
        }
    }
}
