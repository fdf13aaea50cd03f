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
                let distances = centroids.map { c in zip(points.row(i), c).reduce(0) { $0 + (Double($1.0) - $1.1) * (Double($1.0) - $1.1) }
                }
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

    /// Lloyd's algorithm with nothing left out, which decides on nearest centroids as it is promised.
    private func everyDistance(_ means: KMeans, _ points: Matrix, _ start: Matrix) throws -> KMeans.Fit {
        var fit = KMeans.Fit(centroids: start, labels: [], squaredDistances: [], inertia: 0, iterations: 0, converged: false)
        while true {
            let next = nearest(points, fit.centroids, threads: 1)
            fit.converged = next.labels == fit.labels
            (fit.labels, fit.squaredDistances) = next
            if fit.converged || fit.iterations == means.iterations { break }
            fit.iterations += 1
            let labels = means.refilled(fit.labels, fit.squaredDistances)
            for c in 0..<start.rows {
                let own = labels.indices.filter { labels[$0] == Int32(c) }
                var mean = (0..<points.columns).map { j in
                    Float(own.reduce(0.0) { $0 + Double(points[$1, j]) } / Double(max(1, own.count)))
                }
                let norm = mean.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
                if means.spherical, norm > 0 { mean = mean.map { Float(Double($0) / norm) } }
                fit.centroids.withMutableRow(c) { row in for j in row.indices { row[j] = mean[j] } }
            }
        }
        fit.inertia = compensatedSum(fit.squaredDistances.map(Double.init))
        return fit
    }

    private func expectSame(_ a: KMeans.Fit, _ b: KMeans.Fit, _ name: String) {
        #expect(a.labels == b.labels && a.centroids == b.centroids && a.squaredDistances == b.squaredDistances, "\(name)")
        #expect(a.inertia == b.inertia && a.iterations == b.iterations && a.converged == b.converged, "\(name)")
    }

    /// Clouds, clusters, grids with many ties, duplicates, one dimension, zero vectors, huge and tiny numbers, and starts with
    /// equal centroids, so that clusters are empty.
    @Test(arguments: 1...60 as ClosedRange<UInt64>) func sameAsEveryDistanceComputed(seed: UInt64) throws {
        var generator = Xoshiro256(seed: seed, stream: "property")
        let (n, d) = (2 + generator.integer(below: 500), 1 + generator.integer(below: [1, 6, 40, 300][Int(seed % 4)]))
        let k = [1, n, 1 + generator.integer(below: n), 1 + generator.integer(below: min(n, 40))][generator.integer(below: 4)]
        let kind = generator.integer(below: 6)
        let scale: Float = [1, 1, 1e-8, 1e12, 1e-25, 1e25][generator.integer(below: 6)]
        let points = try matrix(
            (0..<n).map { i in
                (0..<d).map { j in
                    let normal = Float(generator.normal())
                    let value: Float =
                        switch kind {
                        case 0: normal
                        case 1: Float((i % 9 * 31 + j * 17) % 23) + normal / 20
                        case 2: normal.rounded()
                        case 3: Float((i % 5 * 13 + j) % 9)
                        case 4: i % 3 == 0 ? 0 : normal
                        default: 500 + normal
                        }
                    return value * scale
                }
            })
        let start = points.selecting(rows: (0..<k).map { _ in generator.integer(below: n) })
        var means = means(k, restarts: 1, iterations: seed % 5 == 0 ? 3 : 100, threads: 1 + Int(seed % 3))
        means.spherical = seed % 7 == 0
        expectSame(
            means.lloyd(points, from: start), try everyDistance(means, points, start),
            "seed \(seed): \(n) x \(d), k \(k), kind \(kind), scale \(scale)")
    }

    @Test func sphericalCentroidsHaveLengthOne() throws {
        var generator = Xoshiro256(seed: 4, stream: "cloud")
        let points = try matrix(
            (0..<300).map { _ in
                let row = (0..<8).map { _ in generator.normal() }
                let norm = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
                return row.map { Float($0 / norm) }
            })
        var means = means(12)
        means.spherical = true
        let fit = try #require(means.fit(points, stream: "t"))
        #expect(fit.converged)
        for c in 0..<12 { #expect(abs(fit.centroids.row(c).reduce(0) { $0 + $1 * $1 } - 1) < 1e-6) }
        for i in 0..<300 {
            let cosines = (0..<12).map { c in zip(points.row(i), fit.centroids.row(c)).reduce(0) { $0 + $1.0 * $1.1 } }
            #expect(cosines[Int(fit.labels[i])] >= (cosines.max() ?? 0) - 1e-6)
        }
    }

    @Test func randomStartsAreDistinctPoints() throws {
        let points = try matrix((0..<40).map { [Float($0)] })
        var means = means(40, restarts: 1, iterations: 0)
        means.initialisation = .random
        let fit = try #require(means.fit(points, stream: "t"))
        #expect(Set(fit.centroids.values).count == 40 && fit.inertia == 0 && fit.iterations == 0 && !fit.converged)
        means.clusters = 5
        #expect(try #require(means.fit(points, stream: "t")).centroids != means.fit(points, stream: "u")?.centroids)
    }

    @Test func numbersThatAreNotDoNotCrash() throws {
        var points = try matrix((0..<50).map { [Float($0), 1] })
        (points[3, 0], points[7, 1]) = (.nan, .infinity)
        for initialisation in [KMeans.Initialisation.plusPlus, .random] {
            var means = means(5, iterations: 20)
            means.initialisation = initialisation
            #expect(try #require(means.fit(points, stream: "t")).labels.allSatisfy { (0..<5).contains($0) })
        }
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
