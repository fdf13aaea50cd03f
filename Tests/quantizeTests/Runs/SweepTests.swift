import Numerics
import Testing

@testable import quantize

@Suite struct SweepTests {
    private func sweep(restarts: Int = 4, threads: Int = 2) -> Sweep {
        Sweep(restarts: restarts, iterations: 100, seed: 5, threads: threads, n: 150, silhouetteSample: 200)
    }

    private let planted = goldenPoints(300, 6, clusters: 5, spread: 0.1, seed: 2)

    @Test func theRightNumberOfClustersStandsOut() throws {
        let rows = sweep(restarts: 8).rows(planted, clusters: [2, 5, 20], stream: "t")
        #expect(rows.map(\.clusters) == [2, 5, 20])
        #expect(rows[0].inertia > rows[1].inertia && rows[1].inertia > rows[2].inertia)
        #expect(rows[1].silhouette > rows[0].silhouette && rows[1].silhouette > rows[2].silhouette)
        #expect(rows[1].adjustedRandIndex > rows[2].adjustedRandIndex)
        #expect(rows[1].variationOfInformation < rows[2].variationOfInformation)
        #expect(rows[1].expectedFloor == 4.0 / 600)
    }

    /// From one restart for each stream, as the row is made.
    @Test func agreementIsThatOfTheRestarts() throws {
        let row = try #require(sweep(restarts: 3).row(planted, clusters: 12, stream: "t"))
        let means = KMeans(clusters: 12, restarts: 1, iterations: 100, seed: 5, threads: 1)
        let fits = try (0..<3).map { try #require(means.fit(planted, stream: "t:sweep:\($0)")) }
        let pairs = try [(0, 1), (0, 2), (1, 2)].map { try #require(PartitionAgreement(fits[$0].labels, fits[$1].labels)) }
        #expect(abs(row.adjustedRandIndex - mean(pairs.map(\.adjustedRandIndex))) < 1e-15)
        #expect(abs(row.variationOfInformation - mean(pairs.map(\.variationOfInformation))) < 1e-15)
        #expect(row.inertia == fits.map(\.inertia).min())
    }

    @Test func sameOnAnyNumberOfThreads() {
        let rows = sweep(threads: 1).rows(planted, clusters: [3, 8], stream: "t")
        #expect(rows == sweep(threads: 2).rows(planted, clusters: [3, 8], stream: "t"))
    }

    @Test func degenerate() throws {
        let line = matrix([[0], [1], [10], [11]])
        #expect(sweep().rows(line, clusters: [0, 5], stream: "t") == [], "none, and more than the points")
        let one = try #require(sweep().row(line, clusters: 1, stream: "t"))
        #expect(one.adjustedRandIndex == 1 && one.variationOfInformation == 0 && one.silhouette.isNaN && one.expectedFloor == 0)
        let all = try #require(sweep().row(line, clusters: 4, stream: "t"))
        #expect(all.inertia == 0 && all.adjustedRandIndex == 1 && all.silhouette == 0)
        #expect(try #require(sweep(restarts: 1).row(line, clusters: 2, stream: "t")).adjustedRandIndex.isNaN)
        #expect(sweep(restarts: 0).row(line, clusters: 2, stream: "t") == nil)
        #expect(sweep().row(Matrix(rows: 0, columns: 2), clusters: 1, stream: "t") == nil)
    }

    @Test func fieldsInOrder() throws {
        let row = SweepRow(
            clusters: 2, inertia: 1.5, adjustedRandIndex: .nan, variationOfInformation: .nan, silhouette: 0.25,
            silhouetteSample: 4, n: 10, restarts: 1, iterations: 3, converged: true, seed: 42)
        #expect(
            String(decoding: row.record(codebook: "f").bytes, as: UTF8.self)
                == #"{"kind":"sweep","codebook":"f","clusters":2,"inertia":1.5,"adjusted_rand_index":null,"variation_of_information":null,"silhouette":0.25,"silhouette_sample":4,"expected_floor":0.025,"n":10,"restarts":1,"iterations":3,"converged":true,"seed":42}"#
        )
    }
}
