import Testing

@testable import Numerics

func normalDoubles(_ rows: Int, _ columns: Int, seed: UInt64 = 1) -> DoubleMatrix {
    var generator = Xoshiro256(seed: seed, stream: "test:doubles")
    return DoubleMatrix(rows: rows, columns: columns, values: (0..<rows * columns).map { _ in generator.normal() })!
}

@Suite struct DoubleMatrixTests {
    @Test(arguments: [(1, 1), (3, 17), (300, 33), (513, 260)]) func vectorsAgreeWithLoops(n: Int, d: Int) {
        let a = normalDoubles(n, d)
        let (v, u) = (normalDoubles(1, d, seed: 2).values, normalDoubles(1, n, seed: 3).values)
        let product = (0..<n).map { i in (0..<d).reduce(0) { $0 + a.values[i * d + $1] * v[$1] } }
        let transposed = (0..<d).map { j in (0..<n).reduce(0) { $0 + a.values[$1 * d + j] * u[$1] } }
        for kernels in usableKernels {
            #expect(largestDifference(a.times(v, threads: 2, kernels: kernels), product) < 1e-11)
            #expect(largestDifference(a.transposedTimes(u, threads: 2, kernels: kernels), transposed) < 1e-11)
        }
    }

    @Test(arguments: [(1, 1, 1), (5, 17, 33), (70, 40, 300)]) func matricesAgreeWithLoops(n: Int, m: Int, d: Int) throws {
        let (a, b) = (normalDoubles(n, d), normalDoubles(m, d, seed: 2))
        var (expected, columns): ([Double], [Double]) = ([], [])
        for i in 0..<n { for j in 0..<m { expected.append(zip(a.row(i), b.row(j)).reduce(0) { $0 + $1.0 * $1.1 }) } }
        for i in 0..<d { for j in 0..<d { columns.append((0..<n).reduce(0) { $0 + a.values[$1 * d + i] * a.values[$1 * d + j] }) } }
        for kernels in usableKernels {
            let found = product(a, transposed: b, threads: 2, kernels: kernels)
            #expect(found.rows == n && found.columns == m && largestDifference(found.values, expected) < 1e-11)
            #expect(largestDifference(columnProducts(a, threads: 2, kernels: kernels).values, columns) < 1e-11)
        }
    }

    @Test func sameBytesOnAnyThreadsAndLevel() {
        let (a, b) = (normalDoubles(700, 130), normalDoubles(90, 130, seed: 2))
        let (v, u) = (normalDoubles(1, 130, seed: 3).values, normalDoubles(1, 700, seed: 4).values)
        func all(_ threads: Int, _ kernels: Kernels) -> [[Double]?] {
            [
                a.times(v, threads: threads, kernels: kernels), a.transposedTimes(u, threads: threads, kernels: kernels),
                product(a, transposed: b, threads: threads, kernels: kernels).values,
                columnProducts(a, threads: threads, kernels: kernels).values,
            ]
        }
        for kernels in fusedKernels {
            for threads in [1, 2, 5] { #expect(all(threads, kernels) == all(1, fusedKernels[0]), "\(level(of: kernels)) \(threads)") }
        }
    }

    @Test func edges() {
        let empty = DoubleMatrix(rows: 0, columns: 3) { _ in }
        #expect(empty.times([1, 2, 3], threads: 1) == [] && empty.transposedTimes([], threads: 1) == [0, 0, 0])
        #expect(columnProducts(empty, threads: 1).values == [Double](repeating: 0, count: 9))
        let narrow = DoubleMatrix(rows: 2, columns: 0) { _ in }
        #expect(product(narrow, transposed: narrow, threads: 1).values == [0, 0, 0, 0])
        #expect(narrow.times([], threads: 1) == [0, 0])
        #expect(DoubleMatrix(rows: 2, columns: 2, values: [1]) == nil)
        #expect(normalDoubles(4, 2).selecting(rows: [3, 0, 3]).row(2) == normalDoubles(4, 2).row(3)[...])
    }
}
