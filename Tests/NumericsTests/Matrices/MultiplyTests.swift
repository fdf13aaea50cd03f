import Testing

@testable import Numerics

@Suite struct MultiplyTests {
    @Test(arguments: [(1, 1, 0), (1, 1, 1), (5, 17, 33), (12, 16, 256), (13, 33, 257), (33, 47, 5), (100, 65, 600)])
    func agreesWithTripleLoop(n: Int, m: Int, d: Int) {
        let (a, b) = (values(n * d, 1), values(m * d, 2))
        let start = values(n * m, 3)
        for kernels in usableKernels {
            for use in [ProductUse.assign, .subtract, .subtractFromUpperTriangle] {
                var expected = use == .assign ? [Double](repeating: 0, count: n * m) : start
                for i in 0..<n {
                    for j in 0..<m {
                        let dot = (0..<d).reduce(0) { $0 + a[i * d + $1] * b[$1 * m + j] }
                        expected[i * m + j] += use == .assign ? dot : -dot
                    }
                }
                var c = start
                // B is given by its columns, A by its rows.
                a.withUnsafeBufferPointer { a in
                    b.withUnsafeBufferPointer { b in
                        guard let a = a.baseAddress, let b = b.baseAddress else { return }
                        multiply(
                            .rows(a, stride: d), rows: n, .columns(b, stride: m), columns: m, depth: d, use, into: &c,
                            stride: m, threads: 2, kernels: kernels)
                    }
                }
                for i in 0..<n {
                    for j in 0..<m where use != .subtractFromUpperTriangle || j >= i {
                        #expect(abs(c[i * m + j] - expected[i * m + j]) <= 1e-14 * Double(d + 1))
                    }
                }
            }
        }
    }

    private func values(_ count: Int, _ seed: UInt64) -> [Double] {
        var generator = Xoshiro256(seed: seed, stream: "test")
        return (0..<max(1, count)).map { _ in generator.normal() }
    }
}
