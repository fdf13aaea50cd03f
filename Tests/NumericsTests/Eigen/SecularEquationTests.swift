import Testing

@testable import Numerics

@Suite struct SecularEquationTests {
    @Test(arguments: [1, 2, 3, 10, 40])
    func rootsInterlaceAndSolve(n: Int) {
        var generator = Xoshiro256(seed: 1, stream: "test:\(n)")
        let poles = (0..<n).map { _ in generator.uniform() }.sorted()
        // From weights so small that a root nearly touches its pole to large ones.
        let z = (0..<n).map { _ in generator.normal() * [1e-7, 1e-3, 1][generator.integer(below: 3)] }
        for rho in [1e-3, 1, 1e3] {
            for kernels in usableKernels {
                let equation = SecularEquation(poles: poles, z: z, rho: rho, kernels: kernels)
                var (trace, largest) = (0.0, 0.0)
                for i in 0..<n {
                    var differences = [Double](repeating: .nan, count: n)
                    let root = equation.solve(i, differences: &differences)
                    #expect(differences[i] < 0 && (i == n - 1 || differences[i + 1] > 0))
                    for j in 0..<n { #expect(abs(poles[j] - root - differences[j]) < 4 * .ulpOfOne * (1 + abs(root))) }
                    let terms = (0..<n).map { z[$0] * z[$0] / differences[$0] }
                    let size = terms.reduce(1 / rho) { $0 + abs($1) }
                    #expect(abs(terms.reduce(1 / rho, +)) < 32 * .ulpOfOne * size)
                    trace += root
                    largest = max(largest, abs(root))
                }
                let expected = poles.reduce(0, +) + rho * z.reduce(0) { $0 + $1 * $1 }
                #expect(abs(trace - expected) < 1e-14 * Double(n) * largest)
            }
        }
    }
}
