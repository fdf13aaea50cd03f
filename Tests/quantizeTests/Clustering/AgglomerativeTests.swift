import Numerics
import Testing

@testable import quantize

@Suite struct AgglomerativeTests {
    private let points = goldenPoints(60, 4, clusters: 5, spread: 0.4, seed: 2)

    private func ward(_ points: Matrix, _ clusters: Int, threads: Int = 2) throws -> [Int32] {
        try Agglomerative(clusters: clusters, threads: threads).labels(points).get()
    }

    /// scikit-learn 1.9.1: AgglomerativeClustering(k, linkage="ward"), labels renumbered by first appearance.
    @Test(arguments: [
        (2, "000010100101001010010100101001010010100100001010010100101001"),
        (5, "001020310243103431024211243102031024310240103431024310243102"),
        (9, "012030421564204642157382564205048137420561204648057421564205"),
    ])
    func golden(clusters: Int, expected: String) throws {
        #expect(try ward(points, clusters) == labels(expected))
    }

    /// scipy 1.17.1: squares of column 2 of scipy.cluster.hierarchy.ward, rows 0, 1, 30, 57, 58.
    @Test func goldenHeights() {
        let merges = Agglomerative(clusters: 1, threads: 2).merges(points)
        let expected = [0.0015143492955855817, 0.006419304617037547, 0.08933679742484081, 6.770021435427965, 27.04025230239858]
        #expect(merges.count == 59)
        for (row, height) in zip([0, 1, 30, 57, 58], expected) {
            #expect(abs(merges[row].height / height - 1) < 1e-5, "row \(row)")
        }
    }

    /// The definition: at each step merge the two clusters whose union adds least to the inertia, found by trying all pairs.
    private func plainWard(_ points: Matrix, _ k: Int) -> [Int32] {
        var clusters = (0..<points.rows).map { [$0] }
        func inertia(_ members: [Int]) -> Double {
            (0..<points.columns).reduce(0) { sum, j in
                let values = members.map { Double(points[$0, j]) }
                let center = mean(values)
                return sum + values.reduce(0) { $0 + ($1 - center) * ($1 - center) }
            }
        }
        while clusters.count > k {
            var best = (cost: Double.infinity, a: 0, b: 0)
            for a in clusters.indices {
                for b in clusters.indices where b > a {
                    let cost = inertia(clusters[a] + clusters[b]) - inertia(clusters[a]) - inertia(clusters[b])
                    if cost < best.cost { best = (cost, a, b) }
                }
            }
            clusters[best.a] = (clusters[best.a] + clusters[best.b]).sorted()
            clusters.remove(at: best.b)
        }
        var labels = [Int32](repeating: 0, count: points.rows)
        for (label, members) in clusters.sorted(by: { $0[0] < $1[0] }).enumerated() {
            for member in members { labels[member] = Int32(label) }
        }
        return labels
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func sameAsTheDefinition(seed: UInt64) throws {
        let points = goldenPoints(40, 3, clusters: 4, spread: 0.8, seed: seed)
        for k in [1, 2, 3, 5, 10, 25, 39, 40] { #expect(try ward(points, k) == plainWard(points, k), "k = \(k)") }
    }

    @Test func sameBytesOnAnyNumberOfThreads() {
        let points = goldenPoints(400, 19, clusters: 7, spread: 1, seed: 3)
        let one = Agglomerative(clusters: 1, threads: 1).merges(points)
        for threads in [2, 5] { #expect(Agglomerative(clusters: 1, threads: threads).merges(points) == one) }
    }

    /// A merge never lies below one that it builds on, so cutting at k merges only whole branches.
    @Test func partitionsAreNested() throws {
        let points = goldenPoints(300, 2, clusters: 3, spread: 1, seed: 8)
        let fine = try ward(points, 40)
        for k in [1, 2, 10, 39] {
            let coarse = try ward(points, k)
            #expect(Set(coarse).count == k)
            #expect(Set(zip(fine, coarse).map { "\($0) \($1)" }).count == 40)
        }
    }

    @Test func degenerate() throws {
        let equal = matrix(Array(repeating: [1, 2, 3], count: 10))
        for k in [1, 3, 10] { #expect(Set(try ward(equal, k)).count == k, "all points equal") }
        #expect(try ward(equal, 10) == cyclic(10, 10))
        #expect(try ward(matrix([[0], [10], [0], [10], [0]]), 2) == [0, 1, 0, 1, 0], "duplicates, one dimension")
        #expect(try ward(matrix([[5]]), 1) == [0])
        #expect(try ward(Matrix(rows: 4, columns: 0), 2).count == 4, "no dimensions")
        #expect(Set(try ward(matrix([[.nan], [1], [.infinity], [2]]), 2)).count == 2, "not a number: it ends")
        #expect(throws: Agglomerative.Failure.clusters(1, points: 0)) { try ward(Matrix(rows: 0, columns: 3), 1) }
        #expect(throws: Agglomerative.Failure.clusters(0, points: 4)) { try ward(Matrix(rows: 4, columns: 1), 0) }
        #expect(throws: Agglomerative.Failure.clusters(5, points: 4)) { try ward(Matrix(rows: 4, columns: 1), 5) }
        #expect(throws: Agglomerative.Failure.tooMany(points: 20_001)) { try ward(Matrix(rows: 20_001, columns: 1), 5) }
    }
}
