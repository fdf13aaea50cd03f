import Numerics
import Testing

@testable import quantize

@Suite struct ClusterSumsTests {
    private func sums(_ codebook: Codebook, _ vectors: Matrix, _ range: some Sequence<Int>) throws -> ClusterSums {
        let labels = try #require(Labeller(codebook, threads: 1).label(vectors, threads: 1))
        var sums = ClusterSums(clusters: codebook.clusters, components: codebook.centroids.columns)
        for row in range {
            labels.points.withRow(row) { sums.add($0, cluster: Int(labels.labels[row]), squaredDistance: labels.squaredDistances[row]) }
        }
        return sums
    }

    private func start(_ vectors: Matrix, clusters: Int = 20) throws -> Codebook {
        var codebook = try Points.codebook(vectors, clusters: clusters)
        let projected = try #require(Projection(codebook.axes, threads: 1)(vectors, threads: 1))
        codebook.centroids = projected.selecting(rows: (0..<clusters).map { $0 * 3 })
        (codebook.iterations, codebook.converged) = (0, false)
        return codebook
    }

    /// A map and a reduce for each iteration goes the way of one machine from the same start, until nothing moves.
    @Test(arguments: [false, true]) func iterationsOverShardsAreThoseOfOneMachine(spherical: Bool) throws {
        let vectors = Points.vectors(900)
        var codebook = try start(vectors)
        codebook.spherical = spherical
        let points = try #require(Projection(codebook.axes, threads: 1)(vectors, threads: 1))
        let first = codebook.centroids
        for iteration in 1...100 {
            var total = try sums(codebook, vectors, 0..<250)
            for range in [600..<900, 250..<600] { _ = total.merge(try sums(codebook, vectors, range)) }
            codebook = total.next(after: codebook)
            var means = Points.settings(clusters: 20).kMeans(clusters: 20, threads: 1)
            (means.iterations, means.spherical) = (iteration, spherical)
            let fit = means.lloyd(points, from: first)
            for (a, b) in zip(codebook.centroids.values, fit.centroids.values) { #expect(abs(a - b) < 1e-6) }
            #expect(codebook.counts.reduce(0, +) == 900 && codebook.iterations == iteration)
            if codebook.converged {
                #expect(fit.converged && abs((codebook.inertia ?? 0) / fit.inertia - 1) < 1e-6)
                return
            }
        }
        Issue.record("did not converge")
    }

    @Test func orderAndGroupingOfShardsDoNotMatter() throws {
        let vectors = Points.vectors(900)
        let codebook = try start(vectors, clusters: 40)
        let whole = try sums(codebook, vectors, 0..<900)
        var odd = try sums(codebook, vectors, stride(from: 899, to: 0, by: -2))
        _ = odd.merge(try sums(codebook, vectors, stride(from: 0, to: 900, by: 2)))
        #expect(odd.sums == whole.sums && odd.counts == whole.counts && odd.inertia == whole.inertia && odd.farthest == whole.farthest)
    }

    /// One cluster far from all points, by hand: {0, 1, 10} under centroid 0, nothing under centroid 1.
    @Test func emptyClusterTakesTheFarthestPoint() throws {
        var codebook = try start(Points.vectors(50), clusters: 2)
        codebook.centroids = try #require(Matrix(rows: 2, columns: 1, values: [1, 100]))
        func sums(_ values: [Float]) -> ClusterSums {
            var sums = ClusterSums(clusters: 2, components: 1)
            for value in values { [value].withUnsafeBufferPointer { sums.add($0, cluster: 0, squaredDistance: (value - 1) * (value - 1)) } }
            return sums
        }
        var shards = sums([0, 10])
        _ = shards.merge(sums([1]))
        let next = shards.next(after: codebook)
        #expect(next.centroids.values == [0.5, 10] && next.counts == [2, 1] && next.inertia == 82 && !next.converged)
        // A single point cannot be taken from its cluster: the empty one stays where it is.
        let alone = sums([5]).next(after: codebook)
        #expect(alone.centroids.values == [5, 100] && alone.counts == [1, 0])
    }
}
