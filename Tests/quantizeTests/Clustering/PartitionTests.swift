import Numerics
import Testing

@testable import quantize

@Suite struct PartitionTests {
    private let points = Matrix(rows: 4, columns: 2, values: [0, 0, 0, 2, 5, 5, 5, 9])

    @Test func distancesAreToTheOwnCentroid() throws {
        let points = try #require(points)
        let means = clusterMeans(points, labels: [0, 0, 2, 2], clusters: 3, threads: 2)
        #expect(means.values == [0, 1, 0, 0, 5, 7], "a cluster without points has zeros")
        let partition = Partition(points, labels: [0, 0, 2, 2], centroids: means, iterations: 0, converged: true)
        #expect(partition.squaredDistances == [1, 1, 4, 4] && partition.inertia == 10)
    }
}
