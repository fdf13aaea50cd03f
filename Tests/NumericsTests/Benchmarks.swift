import Foundation
import Testing

@testable import Numerics

/// Prints times, the median of seven: USERGAP_BENCH=1 swift test -c release --disable-xctest --filter Benchmarks
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["USERGAP_BENCH"] != nil)) struct Benchmarks {
    @Test(arguments: [(1200, 512, 384), (10_000, 500, 330), (256, 1536, 384), (2048, 2048, 2048)])
    func products(n: Int, m: Int, d: Int) {
        let (a, b) = (normalMatrix(n, d), normalMatrix(m, d, seed: 2))
        for kernels in usableKernels {
            for threads in [1, 2] {
                let seconds = median { _ = product(a, transposed: b, threads: threads, kernels: kernels) }
                report("product \(n)x\(m)x\(d)", kernels, threads, seconds, work: 2 * Double(n * m * d))
            }
        }
    }

    @Test(arguments: [(10_000, 500, 330), (10_000, 500, 151), (100_000, 500, 357)])
    func assignments(n: Int, m: Int, d: Int) {
        let (points, centroids) = (normalMatrix(n, d), normalMatrix(m, d, seed: 2))
        for kernels in fusedKernels {
            for threads in [1, 2] {
                let seconds = median { _ = nearest(points, centroids, threads: threads, kernels: kernels) }
                report("nearest \(n)x\(m)x\(d)", kernels, threads, seconds, work: 2 * Double(n * m * d))
            }
        }
    }

    @Test func covariances() {
        let (tall, wide) = (normalMatrix(10_000, 1024), normalMatrix(1000, 4096))
        for kernels in fusedKernels {
            for threads in [1, 2] {
                let seconds = median { _ = covariance(tall, threads: threads, kernels: kernels) }
                report("covariance 10000x1024", kernels, threads, seconds, work: 10_000 * 1024 * 1024)
                let gram = median { _ = gramMatrix(wide, threads: threads, kernels: kernels) }
                report("gramMatrix 1000x4096", kernels, threads, gram, work: 1000 * 1000 * 4096)
            }
        }
    }

    @Test(arguments: [384, 1024])
    func eigenvectors(n: Int) {
        let (_, matrix) = covariance(normalMatrix(2 * n, n), threads: 2)
        for kernels in fusedKernels {
            for threads in [1, 2] {
                for count in [0, n / 3, n] {
                    let seconds = median {
                        _ = symmetricEigen(matrix, size: n, threads: threads, kernels: kernels) { _ in count }
                    }
                    report("eigen \(n), \(count) vectors", kernels, threads, seconds, work: 4 / 3 * Double(n * n * n))
                }
            }
        }
    }

    private func median(_ body: () -> Void) -> Double {
        quantile((0..<7).map { _ in ContinuousClock().measure(body) / .seconds(1) }, 0.5)
    }

    private func report(_ what: String, _ kernels: Kernels, _ threads: Int, _ seconds: Double, work: Double) {
        let (ms, rate) = (String(format: "%8.2f", seconds * 1e3), String(format: "%7.1f", work / seconds / 1e9))
        print("bench: \(what), \(level(of: kernels).name), \(threads) threads:\(ms) ms,\(rate) GFLOP/s")
    }
}
