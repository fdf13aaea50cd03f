import Testing

@testable import Numerics

@Suite struct NearestTrackerTests {
    /// Kinds of points that bounds could go wrong on.
    enum Kind: String, CaseIterable {
        case cloud, clusters, grid, duplicates, farAway, tiny, huge, mixedScales, zeros

        func value(_ row: Int, _ column: Int, _ generator: inout Xoshiro256) -> Float {
            let normal = Float(generator.normal())
            switch self {
            case .cloud: return normal
            case .clusters: return Float((row % 7 * 31 + column * 17) % 23) + normal / 50
            case .grid: return normal.rounded()
            case .duplicates: return Float((row % 5 * 13 + column) % 9)
            case .farAway: return 1000 + normal
            case .tiny: return normal * 1e-9
            case .huge: return normal * 1e13
            case .mixedScales: return normal * (row % 3 == 0 ? 1e-15 : row % 3 == 1 ? 1 : 100)
            case .zeros: return row % 2 == 0 ? 0 : normal
            }
        }
    }

    private func points(_ kind: Kind, _ n: Int, _ d: Int, _ generator: inout Xoshiro256) -> Matrix {
        var matrix = Matrix(rows: n, columns: d)
        for row in 0..<n { for column in 0..<d { matrix[row, column] = kind.value(row, column, &generator) } }
        return matrix
    }

    /// Some centroids stay, some move a little, some far, some to where another is.
    private func move(_ centroids: inout Matrix, towards points: Matrix, _ generator: inout Xoshiro256) {
        for c in 0..<centroids.rows {
            let (choice, other, point) =
                (generator.integer(below: 8), generator.integer(below: centroids.rows), generator.integer(below: points.rows))
            let share: Float = [0, 0, 0, 0.01, 0.1, 0.3, 1, 0][choice]
            for j in 0..<centroids.columns {
                let here = centroids[c, j]
                centroids[c, j] = choice == 7 ? centroids[other, j] : here + share * (points[point, j] - here)
            }
        }
    }

    @Test(arguments: Kind.allCases) func sameAsAllDistancesComputed(kind: Kind) throws {
        for seed in 1...12 as ClosedRange<UInt64> {
            var generator = Xoshiro256(seed: seed, stream: "tracker:\(kind)")
            let (n, d) = (1 + generator.integer(below: 400), 1 + generator.integer(below: seed % 3 == 0 ? 600 : 20))
            let k = 1 + generator.integer(below: seed % 2 == 0 ? min(n, 20) : n)
            let x = points(kind, n, d, &generator)
            let start = x.selecting(rows: (0..<k).map { _ in generator.integer(below: n) })
            let first = 1 + generator.integer(below: k)
            var moves: [Matrix] = []
            var centroids = start
            for _ in 0..<6 {
                move(&centroids, towards: x, &generator)
                moves.append(centroids)
            }
            for kernels in usableKernels {
                let name = "\(kind), seed \(seed): \(n) x \(d), k \(k), \(level(of: kernels))"
                let threads = 1 + Int(seed % 3)
                guard let tracker = NearestTracker(x, capacity: k, threads: threads, kernels: kernels) else {
                    #expect(kind == .zeros || kind == .duplicates || kind == .grid, "\(name)")  // all zero
                    continue
                }
                for _ in 0..<2 {
                    tracker.reset()
                    tracker.append(start.selecting(rows: 0..<first))
                    tracker.append(start.selecting(rows: first..<k))
                    for (step, centroids) in ([start] + moves).enumerated() {
                        if step > 0 { tracker.move(to: centroids) }
                        let all = nearest(x, centroids, threads: 1, kernels: kernels)
                        #expect(tracker.centroids == centroids, "\(name)")
                        #expect(tracker.labels == all.labels, "\(name), step \(step)")
                        #expect(tracker.squaredDistances == all.squaredDistances, "\(name), step \(step)")
                    }
                }
            }
        }
    }

    @Test func mostDistancesAreNeverComputed() throws {
        var generator = Xoshiro256(seed: 1, stream: "tracker")
        let x = points(.cloud, 2000, 30, &generator)
        let tracker = try #require(NearestTracker(x, capacity: 100, threads: 2))
        var centroids = x.selecting(rows: 0..<100)
        tracker.append(centroids)
        let start = tracker.denseDistances
        for _ in 0..<10 {
            for j in 0..<30 { centroids[3, j] += 0.01 }
            tracker.move(to: centroids)
        }
        #expect(tracker.denseDistances - start < 2000 * 100 / 2, "of 10 times 2000 x 100")
    }

    @Test func refusesWhatBoundsWouldNotHoldFor() {
        #expect(NearestTracker(Matrix(rows: 3, columns: 2), capacity: 2, threads: 1) == nil, "all zero")
        #expect(NearestTracker(Matrix(rows: 0, columns: 2), capacity: 2, threads: 1) == nil)
        #expect(NearestTracker(Matrix(rows: 2, columns: 0), capacity: 2, threads: 1) == nil)
        for odd in [Float.nan, .infinity, 1e16, 3e38] {
            var x = normalMatrix(5, 3)
            x[2, 1] = odd
            #expect(NearestTracker(x, capacity: 2, threads: 1) == nil, "\(odd)")
        }
    }
}
