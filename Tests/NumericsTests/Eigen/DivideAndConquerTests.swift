import Testing

@testable import Numerics

@Suite struct DivideAndConquerTests {
    // Halves that do not touch, halves whose values are all equal, couplings of both signs.
    @Test(arguments: [33, 64, 65, 150])
    func solvesWhatDeflates(n: Int) throws {
        var generator = Xoshiro256(seed: 1, stream: "test:\(n)")
        let normal = (0..<n).map { _ in generator.normal() }
        try check(normal, [Double](repeating: 0, count: n))
        try check(normal, (0..<n).map { $0 == n / 2 - 1 ? -0.5 : 0 })
        try check([Double](repeating: 1, count: n), [Double](repeating: -1, count: n))
        try check([Double](repeating: 1, count: n), normal)
        try check(normal, normal.map { $0 * 1e-9 })
        try check([Double](repeating: 0, count: n), [Double](repeating: 0, count: n))
    }

    private func check(_ diagonal: [Double], _ coupling: [Double]) throws {
        let n = diagonal.count
        for kernels in usableKernels {
            let solver = DivideAndConquer(diagonal: diagonal, offDiagonal: coupling, kernels: kernels)
            let (values, vectors, count) = try #require(solver.solve(threads: 2) { _ in n })
            #expect(count == n && values == values.sorted(by: >))
            var (residual, overlap) = (0.0, 0.0)
            for i in 0..<n {
                let v = vectors.base + i * n
                for k in 0..<n {
                    let left = k > 0 ? coupling[k - 1] * v[k - 1] : 0
                    let right = k < n - 1 ? coupling[k] * v[k + 1] : 0
                    residual = max(residual, abs(left + diagonal[k] * v[k] + right - values[i] * v[k]))
                }
                for j in 0...i {
                    let dot = (0..<n).reduce(0) { $0 + v[$1] * vectors.base[j * n + $1] }
                    overlap = max(overlap, abs(dot - (i == j ? 1 : 0)))
                }
            }
            let norm = max(values.first ?? 0, -(values.last ?? 0))
            #expect(residual <= 1e-15 * Double(n) * norm && overlap <= 1e-15 * Double(n))
        }
    }
}
