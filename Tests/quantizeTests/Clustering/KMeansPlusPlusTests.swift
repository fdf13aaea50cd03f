import Numerics
import Testing

@testable import quantize

@Suite struct KMeansPlusPlusTests {
    private func starts(_ points: Matrix, _ clusters: Int, seed: UInt64, threads: Int = 1) -> Matrix {
        let means = KMeans(clusters: clusters, restarts: 1, iterations: 10, seed: seed, threads: threads)
        let search = CentroidSearch(points, clusters: clusters, threads: threads)
        var generator = Xoshiro256(seed: seed, stream: "starts")
        means.plusPlus(search, using: &generator)
        return search.centroids
    }

    /// Each of the 60 sequences of three of five points on a line is drawn as often as the definition says.
    @Test func drawsFollowTheLaw() throws {
        let line: [Float] = [0, 1, 3, 4, 10]
        let points = try #require(Matrix(rows: 5, columns: 1, values: line))
        let draws = 40_000
        var counts: [[Float]: Int] = [:]
        for seed in 0..<draws { counts[starts(points, 3, seed: UInt64(seed)).values, default: 0] += 1 }
        func weights(_ chosen: [Float]) -> [Float: Double] {
            let least = line.map { x in (x, chosen.map { Double((x - $0) * (x - $0)) }.min() ?? 1) }
            let total = least.reduce(0) { $0 + $1.1 }
            return Dictionary(uniqueKeysWithValues: least.map { ($0.0, $0.1 / total) })
        }
        var chi = 0.0
        for a in line {
            for (b, second) in weights([a]) where second > 0 {
                for (c, third) in weights([a, b]) where third > 0 {
                    let expected = Double(draws) * 0.2 * second * third
                    let seen = Double(counts.removeValue(forKey: [a, b, c]) ?? 0)
                    chi += (seen - expected) * (seen - expected) / expected
                }
            }
        }
        #expect(counts.isEmpty, "points that have distance zero are not drawn")
        #expect(chi < 100, "\(chi); 59 degrees of freedom, so beyond 100 in 1 of 1,500 runs, and the seeds are fixed")
    }

    /// Drawn by old distances 300 times in a row at most, distinct points stay distinct.
    @Test(arguments: [1, 2, 3] as [UInt64]) func everyDistinctPointIsDrawnOnce(seed: UInt64) throws {
        let values = (0..<300).map { Float($0 * $0 % 301) }
        let points = try #require(Matrix(rows: 300, columns: 1, values: values))
        let distinct = Set(values).count
        #expect(Set(starts(points, distinct, seed: seed).values).count == distinct, "seed \(seed)")
    }

    @Test func equalPointsAreDrawnUniformly() throws {
        let points = try #require(Matrix(rows: 6, columns: 2, values: .init(repeating: 3, count: 12)))
        #expect(starts(points, 4, seed: 1) == Matrix(rows: 4, columns: 2, values: .init(repeating: 3, count: 8)))
        #expect(starts(Matrix(rows: 6, columns: 2), 4, seed: 1) == Matrix(rows: 4, columns: 2), "zero vectors")
    }

    @Test func startsDoNotDependOnThreads() throws {
        var generator = Xoshiro256(seed: 3, stream: "cloud")
        let values = (0..<2000 * 9).map { _ in Float(generator.normal()) }
        let points = try #require(Matrix(rows: 2000, columns: 9, values: values))
        let one = starts(points, 150, seed: 1)
        for threads in [2, 5] { #expect(starts(points, 150, seed: 1, threads: threads) == one) }
    }
}
