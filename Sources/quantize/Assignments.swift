import Numerics
import Stage

/// The clusters that records were given, in one codebook or several.
struct Assignments {
    private struct Codebook {
        var name: String
        var clusters: Int
    }

    private struct Entry {
        var codebook: Int32
        var cluster: Int32
        var distance: Float
    }

    private var codebooks: [Codebook] = []
    private var entries: [[Entry]]

    init(rows: Int) { entries = Array(repeating: [], count: rows) }

    /// Fits a codebook to the scope's records and labels them. `points` are those of `members`, row by row.
    mutating func add(
        _ scope: Scope, within members: [Int], points: Matrix, rows: [EmbeddingTable.Row], settings: Settings, threads: Int
    ) throws {
        let own = scope.members == members ? points : points.selecting(rows: positions(of: scope.members, in: members))
        let sizes = ordered(scope.members, by: { rows[$0].source }).map(\.members.count)
        let clusters = settings.clusters.count(sourceSizes: sizes)
        guard let axes = PrincipalComponents(own, variance: settings.variance, threads: threads) else {
            throw Failure(.software, "codebook '\(scope.name)': the principal components did not converge")
        }
        let means = KMeans(
            clusters: clusters, restarts: settings.restarts, iterations: settings.iterations, seed: settings.seed, threads: threads)
        guard let fit = means.fit(axes.project(own, threads: threads), stream: scope.name) else {
            throw Failure(
                .data, "codebook '\(scope.name)': \(own.rows) records, expected at least one for each of \(clusters) clusters",
                hint: "--clusters auto chooses a number that the records can fill")
        }
        codebooks.append(Codebook(name: scope.name, clusters: clusters))
        for (index, member) in scope.members.enumerated() {
            entries[member].append(
                Entry(
                    codebook: Int32(codebooks.count - 1), cluster: fit.labels[index],
                    distance: fit.squaredDistances[index].squareRoot()))
        }
    }

    /// Where each of `wanted` stands in `members`; both ascend, and `wanted` is a part of `members`.
    private func positions(of wanted: [Int], in members: [Int]) -> [Int] {
        var position = 0
        return wanted.map { index in
            while members[position] < index { position += 1 }
            return position
        }
    }

    /// What is added to a record, once for each codebook that it is in: JSON text that continues an object.
    func fields(of row: Int) -> [[UInt8]] {
        entries[row].map { entry in
            let codebook = codebooks[Int(entry.codebook)]
            var text = JSONText()
            text.raw(",\"cluster\":\(entry.cluster),\"distance\":")
            text.number(entry.distance)
            text.raw(",\"clusters\":\(codebook.clusters),\"codebook\":")
            text.string(codebook.name)
            return text.bytes
        }
    }
}
