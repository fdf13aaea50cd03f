import Testing

@testable import Numerics

@Suite struct ProductTests {
    @Test(arguments: [
        (0, 0, 0), (0, 5, 3), (5, 0, 3), (3, 4, 0), (1, 1, 1), (1, 33, 17), (5, 17, 33), (12, 32, 256),
        (13, 33, 257), (17, 5, 1), (33, 47, 100), (97, 65, 300), (100, 200, 513), (6, 16, 255),
    ])
    func agreesWithTripleLoop(n: Int, m: Int, d: Int) throws {
        let (a, b) = (normalMatrix(n, d), normalMatrix(m, d, seed: 2))
        let expected = naiveProduct(a, b)
        for kernels in usableKernels {
            let c = product(a, transposed: b, threads: 2, kernels: kernels)
            #expect(c.rows == n && c.columns == m)
            #expect(largestDifference(c.values, expected) <= 1e-6 * Double(d + 1), "\(level(of: kernels))")
        }
    }

    @Test(arguments: [(1, 1, 1), (13, 33, 257), (97, 65, 300), (250, 500, 384), (192, 64, 1024)])
    func bytesDependNeitherOnThreadsNorOnLevel(n: Int, m: Int, d: Int) throws {
        let (a, b) = (normalMatrix(n, d), normalMatrix(m, d, seed: 2))
        for kernels in usableKernels {
            let reference = level(of: kernels) == .v2 ? kernels : fusedKernels[0]
            let expected = product(a, transposed: b, threads: 1, kernels: reference)
            for threads in [0, 1, 2, 3, 8] {
                #expect(product(a, transposed: b, threads: threads, kernels: kernels) == expected)
            }
        }
    }

    @Test func packedRowsServeManyProducts() throws {
        let (a, b) = (normalMatrix(20, 40), normalMatrix(30, 40, seed: 2))
        let packed = PackedRows(b, threads: 2)
        let first = product(a, transposed: packed, threads: 2)
        #expect(first == product(a, transposed: packed, threads: 2))
        #expect(first == product(a, transposed: b, threads: 1))
    }

    @Test func unequalDepthsHaveNoProduct() {
    }

    @Test func infinityAndNaNStayInTheirRow() throws {
        var a = normalMatrix(14, 20)
        a[3, 7] = .nan
        a[5, 1] = .infinity
        let c = product(a, transposed: normalMatrix(9, 20, seed: 2), threads: 1)
        #expect(c.row(3).allSatisfy { $0.isNaN })
        #expect(c.row(5).allSatisfy { $0.isInfinite })
        #expect([0, 1, 2, 4, 6, 13].allSatisfy { c.row($0).allSatisfy { $0.isFinite } })
    }
}
