import Numerics
import Stage

/// The codebooks that were fitted, and the clusters that records were given in them.
struct Assignments {
    private(set) var codebooks: [Codebook] = []
    /// All sources of each codebook, those that it was not fitted on too.
    private(set) var sources: [[(name: String, count: Int)]] = []
    private var entries: [[Assignment]]
    private let projects: Bool

    init(rows: Int, projects: Bool) {
        entries = Array(repeating: [], count: rows)
        self.projects = projects
    }

    /// Fits a codebook to the scope's records and labels all of them. `points` are those of `members`, row by row, of length one.
    mutating func add(
        _ scope: Scope, within members: [Int], points: Matrix, rows: [EmbeddingRow], settings: QuantizeSettings, threads: Int
    ) throws {
        let own = scope.members == members ? points : points.selecting(rows: positions(of: scope.members, in: members))
        let fitted = scope.members.indices.filter { settings.fitOn.contains(rows[scope.members[$0]].source) }
        let bySource = ordered(scope.members, by: { rows[$0].source }).map { (name: $0.key, count: $0.members.count) }
        let fit = CodebookFit(
            domain: scope.domain, via: rows[scope.members[0]].via, sources: bySource, settings: settings, threads: threads)
        let sample = fitted.count == own.rows ? own : own.selecting(rows: fitted)
        let axes = try fit.axes(of: sample)
        guard let projected = Projection(axes, threads: threads)(own, threads: threads) else {
            throw fit.failure("has vectors of different lengths")
        }
        let partition = try fit.partition(fitted.count == own.rows ? projected : projected.selecting(rows: fitted))
        let codebook = fit.codebook(axes, partition)
        let labels =
            settings.method == .kmeans
            ? Labeller(codebook, threads: threads).label(points: projected, threads: threads) : .init(partition, points: projected)
        for (index, member) in scope.members.enumerated() {
            entries[member].append(labels.assignment(index, codebook: codebooks.count, projects: projects))
        }
        codebooks.append(codebook)
        sources.append(bySource)
    }

    /// Where each of `some` stands in `members`; both ascend, and `some` is a part of `members`.
    private func positions(of some: [Int], in members: [Int]) -> [Int] {
        var position = 0
        return some.map { index in
            while members[position] < index { position += 1 }
            return position
        }
    }

    /// The clusters of a record, once for each codebook that it is in.
    subscript(row: Int) -> [Assignment] { entries[row] }
}
