import Numerics
import Testing

@testable import quantize

@Suite struct KMeansTests {
    private func means(_ clusters: Int, restarts: Int = 3, iterations: Int = 100, seed: UInt64 = 5, threads: Int = 2) -> KMeans {
        KMeans(clusters: clusters, restarts: restarts, iterations: iterations, seed: seed, threads: threads)
    }

    private func matrix(_ rows: [[Float]]) throws -> Matrix {
        try #require(Matrix(rows: rows.count, columns: rows[0].count, values: rows.flatMap { $0 }))
    }

    /// Points around `centers` with standard deviation `spread`; point i belongs to center i % k.
    private func planted(_ centers: [[Float]], count: Int, spread: Float, seed: UInt64) throws -> Matrix {
        var generator = Xoshiro256(seed: seed, stream: "planted")
        return try matrix((0..<count).map { i in centers[i % centers.count].map { $0 + spread * Float(generator.normal()) } })
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func findsPlantedClusters(seed: UInt64) throws {
        let centers: [[Float]] = (0..<8).map { i in (0..<6).map { j in Float((i * 7 + j * 3) % 11) * 4 } }
        let points = try planted(centers, count: 400, spread: 0.2, seed: seed)
        let fit = try #require(means(8, seed: seed).fit(points, stream: "t"))
        #expect(fit.converged)
        // One label for each planted cluster, and different ones: the partitions are the same.
        for i in 0..<400 { #expect(fit.labels[i] == fit.labels[i % 8], "seed \(seed)") }
        #expect(Set(fit.labels.prefix(8)).count == 8, "seed \(seed)")
    }

    /// Plain Lloyd in double precision from the same start.
    private func plainLloyd(_ points: Matrix, _ start: Matrix) -> [Int32] {
        var centroids = (0..<start.rows).map { start.row($0).map(Double.init) }
        var labels: [Int32] = []
        while true {
            let next = (0..<points.rows).map { i -> Int32 in
                let distances = centroids.map { c in zip(points.row(i), c).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) } }
                return Int32(distances.firstIndex(of: distances.min() ?? 0) ?? 0)
            }
            if next == labels { return labels }
            labels = next
            for c in centroids.indices {
                let own = (0..<points.rows).filter { labels[$0] == Int32(c) }
                guard !own.isEmpty else { continue }
                centroids[c] = (0..<points.columns).map { j in own.reduce(0) { $0 + Double(points[$1, j]) } / Double(own.count) }
            }
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func sameLabelsAsPlainLloydFromTheSameStart(seed: UInt64) throws {
        var generator = Xoshiro256(seed: seed, stream: "cloud")
        let points = try matrix((0..<300).map { _ in (0..<5).map { _ in Float(generator.normal()) } })
        let start = points.selecting(rows: [3, 50, 77, 120, 200, 250])
        let fit = means(6).lloyd(points, from: start)
        #expect(fit.converged)
        #expect(fit.labels == plainLloyd(points, start), "seed \(seed)")
        let inertia = zip(fit.labels, 0...).reduce(0.0) { sum, pair in
            sum + zip(points.row(pair.1), fit.centroids.row(Int(pair.0))).reduce(0) { $0 + Double(($1.0 - $1.1) * ($1.0 - $1.1)) }
        }
        #expect(abs(fit.inertia / inertia - 1) < 1e-5)
    }

    @Test func sameBytesOnAnyNumberOfThreads() throws {
        var generator = Xoshiro256(seed: 9, stream: "cloud")
        let points = try matrix((0..<700).map { _ in (0..<17).map { _ in Float(generator.normal()) } })
        let one = try #require(means(20, threads: 1).fit(points, stream: "t"))
        for threads in [2, 3, 8] {
            let other = try #require(means(20, threads: threads).fit(points, stream: "t"))
            #expect(one.labels == other.labels && one.centroids == other.centroids && one.inertia == other.inertia)
        }
    }

    @Test func degenerateInput() throws {
        let equal = try matrix(Array(repeating: [1, 2, 3], count: 10))
        let fit = try #require(means(3).fit(equal, stream: "t"))
        #expect(fit.inertia == 0 && fit.converged && Set(fit.labels) == [0])
        let line = try matrix([[0], [1], [10], [11]])
        #expect(try #require(means(2).fit(line, stream: "t")).inertia == 1, "by hand: four times a quarter")
        #expect(try #require(means(4).fit(line, stream: "t")).inertia == 0, "k = n")
        #expect(try #require(means(1).fit(line, stream: "t")).inertia == 101, "by hand: mean 5.5, twice 5.5 and twice 4.5 squared")
        #expect(means(5).fit(line, stream: "t") == nil, "fewer points than clusters")
        #expect(means(0).fit(line, stream: "t") == nil)
    }

    /// Two points far off on one side, and a start with two equal centroids: one of them is empty at first.
    @Test func emptyClusterTakesTheFarthestPoint() throws {
        let points = try matrix([[0], [1], [2], [100]])
        let fit = means(3).lloyd(points, from: try matrix([[0], [0], [1.5]]))
        #expect(Set(fit.labels).count == 3 && fit.labels[3] != fit.labels[2])
        #expect(fit.inertia == 0.5, "by hand: {0}, {1, 2}, {100} or {0, 1}, {2}, {100}")
    }

    @Test func iterationsAreCapped() throws {
        var generator = Xoshiro256(seed: 2, stream: "cloud")
        let points = try matrix((0..<500).map { _ in [Float(generator.normal()), Float(generator.normal())] })
        let fit = try #require(means(30, restarts: 1, iterations: 1).fit(points, stream: "t"))
        #expect(fit.iterations == 1 && !fit.converged)
    }
}
