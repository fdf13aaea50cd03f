import Testing

@testable import Numerics

@Suite struct NearestTests {
    @Test(arguments: [
        (0, 3, 2), (1, 1, 1), (5, 1, 17), (17, 33, 5), (50, 16, 300), (100, 600, 33), (49, 1030, 8), (33, 31, 256),
    ])
    func agreesWithTripleLoop(n: Int, m: Int, d: Int) throws {
        let (points, centroids) = (normalMatrix(n, d), normalMatrix(m, d, seed: 2))
        for kernels in usableKernels {
            let (labels, distances) = nearest(points, centroids, threads: 2, kernels: kernels)
            #expect(labels.count == n && distances.count == n)
            for i in 0..<n {
                let all = (0..<m).map { c in
                    zip(points.row(i), centroids.row(c)).reduce(0.0) {
                        $0 + (Double($1.0) - Double($1.1)) * (Double($1.0) - Double($1.1))
                    }
                }
                let least = try #require(all.min())
                let tolerance = 1e-6 * (least + Double(d))
                #expect(abs(Double(distances[i]) - all[Int(labels[i])]) <= tolerance)
                #expect(all[Int(labels[i])] <= least + tolerance)
            }
        }
    }

    @Test func bytesDependNeitherOnThreadsNorOnLevel() throws {
        let (points, centroids) = (normalMatrix(333, 300), normalMatrix(530, 300, seed: 2))
        for kernels in usableKernels {
            let reference = level(of: kernels) == .v2 ? kernels : fusedKernels[0]
            let expected = nearest(points, centroids, threads: 1, kernels: reference)
            for threads in [0, 1, 2, 5] {
                let result = nearest(points, centroids, threads: threads, kernels: kernels)
                #expect(result.labels == expected.labels && result.squaredDistances == expected.squaredDistances)
            }
        }
    }

    @Test func tiesGoToTheLowestIndex() throws {
        let one = normalMatrix(1, 40)
        let far = normalMatrix(1, 40, seed: 2)
        for kernels in usableKernels {
            for copies in [[3, 20], [17, 18], [5, 600], [1, 515, 516]] {
                let centroids = (0..<700).map { copies.contains($0) ? one : far }.flatMap(\.values)
                let matrix = try #require(Matrix(rows: 700, columns: 40, values: centroids))
                let result = nearest(one, matrix, threads: 1, kernels: kernels)
                #expect(result.labels == [Int32(copies[0])])
                #expect(result.squaredDistances == [0])
            }
        }
    }

    // |x|^2 - 2 x c + |c|^2 in single precision would give a distance near -0.1 or 0.1 here, not 0.
    @Test func distancesOfFarAwayPointsAreExactAndNotNegative() throws {
        let points = normalMatrix(64, 64, mean: 1000)
        for kernels in usableKernels {
            let result = nearest(points, points, threads: 1, kernels: kernels)
            #expect(result.squaredDistances.allSatisfy { $0 >= 0 })
        }
    }

    @Test func oneCodebookServesManyBatches() throws {
        let (points, codebook) = (normalMatrix(100, 40), normalMatrix(50, 40, seed: 2))
        let centroids = Centroids(codebook, threads: 2)
        let all = nearest(points, codebook, threads: 2)
        for batch in [0..<1, 1..<50, 50..<100] {
            let part = centroids.nearest(points.selecting(rows: batch), threads: 1)
            #expect(part.labels == Array(all.labels[batch]))
            #expect(part.squaredDistances == Array(all.squaredDistances[batch]))
        }
    }

    @Test func edges() throws {
        let none = nearest(normalMatrix(2, 3), Matrix(rows: 0, columns: 3), threads: 1)
        #expect(none.labels == [-1, -1] && none.squaredDistances == [.infinity, .infinity])
        let flat = nearest(Matrix(rows: 2, columns: 0), Matrix(rows: 3, columns: 0), threads: 1)
        #expect(flat.labels == [0, 0] && flat.squaredDistances == [0, 0])
        var points = normalMatrix(2, 3)
        points[0, 0] = .nan
        points[1, 1] = .infinity
        let odd = nearest(points, normalMatrix(5, 3), threads: 1)
        #expect(odd.labels.allSatisfy { (0..<5).contains($0) })
    }
}
