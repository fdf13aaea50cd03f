import Foundation
import Testing

@testable import Numerics

/// The kernels at each level that this CPU has, the median of seven: part of `make bench`.
@Suite(.serialized, .enabled(if: isBenchmarking)) struct KernelBenchmarks {
    @Test(arguments: [(1200, 512, 384), (10_000, 500, 330), (256, 1536, 384), (2048, 2048, 2048)])
    func products(n: Int, m: Int, d: Int) {
        let (a, b) = (normalMatrix(n, d), normalMatrix(m, d, seed: 2))
        for level in levels {
            for threads in [1, 2] {
                let seconds = medianSeconds { _ = product(a, transposed: b, threads: threads, kernels: level.kernels) }
                report("product \(n)x\(m)x\(d)", level, threads, seconds, work: 2 * Double(n * m * d))
            }
        }
    }

    @Test(arguments: [(10_000, 500, 330), (10_000, 500, 151), (100_000, 500, 357)])
    func assignments(n: Int, m: Int, d: Int) {
        let (points, centroids) = (normalMatrix(n, d), normalMatrix(m, d, seed: 2))
        for level in levels where level != .v2 {
            for threads in [1, 2] {
                let seconds = medianSeconds { _ = nearest(points, centroids, threads: threads, kernels: level.kernels) }
                report("nearest \(n)x\(m)x\(d)", level, threads, seconds, work: 2 * Double(n * m * d))
            }
        }
    }

    @Test func covariances() {
        let (tall, wide) = (normalMatrix(10_000, 1024), normalMatrix(1000, 4096))
        for level in levels where level != .v2 {
            for threads in [1, 2] {
                let seconds = medianSeconds { _ = covariance(tall, threads: threads, kernels: level.kernels) }
                report("covariance 10000x1024", level, threads, seconds, work: 10_000 * 1024 * 1024)
                let gram = medianSeconds { _ = gramMatrix(wide, threads: threads, kernels: level.kernels) }
                report("gramMatrix 1000x4096", level, threads, gram, work: 1000 * 1000 * 4096)
            }
        }
    }

    @Test(arguments: [384, 1024])
    func eigenvectors(n: Int) {
        let (_, matrix) = covariance(normalMatrix(2 * n, n), threads: 2)
        for level in levels where level != .v2 {
            for threads in [1, 2] {
                for count in [0, n / 3, n] {
                    let seconds = medianSeconds {
                        _ = symmetricEigen(matrix, size: n, threads: threads, kernels: level.kernels) { _ in count }
                    }
                    report("eigen \(n), \(count) vectors", level, threads, seconds, work: 4 / 3 * Double(n * n * n))
                }
            }
        }
    }

    private var levels: [CPULevel] {
        CPULevel.detected == .arm64 ? [.arm64] : [.v2, .v3, .v4].filter { $0 <= .detected }
    }

    private func normalMatrix(_ rows: Int, _ columns: Int, seed: UInt64 = 1) -> Matrix {
        var generator = Xoshiro256(seed: seed, stream: "bench:\(rows):\(columns)")
        var matrix = Matrix(rows: rows, columns: columns)
        for index in matrix.values.indices { matrix.values[index] = Float(generator.normal()) }
        return matrix
    }

    private func report(_ what: String, _ level: CPULevel, _ threads: Int, _ seconds: Double, work: Double) {
        bench(
            "\(what), \(level.name), \(threads) threads", ["ms": seconds * 1e3, "GFLOP_per_second": work / seconds / 1e9],
            ratio: work / seconds / Yardstick.operationsPerSecond)
    }
}
