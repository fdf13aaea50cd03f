import Testing

@testable import Numerics

@Suite struct CovarianceTests {
    @Test(arguments: [(0, 3), (1, 4), (2, 1), (5, 17), (33, 5), (17, 33), (300, 100), (2100, 97), (257, 200)])
    func agreesWithTripleLoop(n: Int, d: Int) {
        let points = normalMatrix(n, d, mean: 3)
        let (mean, rows) = naiveCentered(points)
        var expected: [Double] = []
        for i in 0..<d { for j in 0..<d { expected.append(rows.reduce(0) { $0 + $1[i] * $1[j] } / Double(max(1, n - 1))) } }
        for kernels in usableKernels {
            let result = covariance(points, threads: 2, kernels: kernels)
            #expect(largestDifference(result.mean, mean) < 1e-13)
            #expect(largestDifference(result.covariance, expected) < 2e-6)
            for i in 0..<d { for j in 0..<i { #expect(result.covariance[i * d + j] == result.covariance[j * d + i]) } }
        }
    }

    @Test(arguments: [(0, 3), (1, 4), (3, 0), (17, 33), (5, 300), (100, 2100), (200, 257)])
    func gramAgreesWithTripleLoop(n: Int, d: Int) {
        let points = normalMatrix(n, d, mean: 3)
        let (mean, rows) = naiveCentered(points)
        var expected: [Double] = []
        for i in 0..<n { for j in 0..<n { expected.append(zip(rows[i], rows[j]).reduce(0) { $0 + $1.0 * $1.1 }) } }
        for kernels in usableKernels {
            let result = gramMatrix(points, threads: 2, kernels: kernels)
            #expect(largestDifference(result.mean, mean) < 1e-13)
            #expect(largestDifference(result.gram, expected) < 1e-6 * Double(d + 1))
        }
    }

    @Test func bytesDependNeitherOnThreadsNorOnLevel() {
        let (tall, wide) = (normalMatrix(2500, 210), normalMatrix(130, 700))
        for kernels in usableKernels {
            let reference = level(of: kernels) == .v2 ? kernels : fusedKernels[0]
            let expected = covariance(tall, threads: 1, kernels: reference)
            let expectedGram = gramMatrix(wide, threads: 1, kernels: reference)
            for threads in [0, 1, 2, 5] {
                let result = covariance(tall, threads: threads, kernels: kernels)
                #expect(result.mean == expected.mean && result.covariance == expected.covariance)
                let gram = gramMatrix(wide, threads: threads, kernels: kernels)
                #expect(gram.mean == expectedGram.mean && gram.gram == expectedGram.gram)
            }
        }
    }

    @Test func aLargeMeanDoesNotDrownTheSpread() {
        let small = normalMatrix(500, 20)
        var shifted = small
        shifted.values = small.values.map { ($0 * 1024).rounded() / 1024 + 4096 }
        let expected = covariance(small, threads: 1).covariance
        #expect(largestDifference(covariance(shifted, threads: 1).covariance, expected) < 1e-3)
    }
}
