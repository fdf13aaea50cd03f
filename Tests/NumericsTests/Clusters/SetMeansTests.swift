import Testing

@testable import Numerics

@Suite struct SetMeansTests {
    @Test(arguments: [(1, 1, 1), (50, 7, 3), (300, 33, 20), (1000, 120, 5)])
    func sameAsPlainSums(n: Int, d: Int, k: Int) {
        let points = normalMatrix(n, d)
        let labels = (0..<n).map { Int32($0 * $0 % 7 % k) }
        let all = normalMatrix(k, d, seed: 3)
        let chosen = (0..<k).filter { $0 % 3 != 1 }
        var expected = all
        for cluster in chosen {
            let own = (0..<n).filter { labels[$0] == Int32(cluster) }
            for j in 0..<d { expected[cluster, j] = Float(own.reduce(0.0) { $0 + Double(points[$1, j]) } / Double(max(1, own.count))) }
        }
        for kernels in usableKernels {
            for threads in [1, 2, 5] {
                var means = all
                setMeans(of: chosen, points, labels: labels, in: &means, threads: threads, kernels: kernels)
                #expect(means == expected)
            }
        }
    }
}
