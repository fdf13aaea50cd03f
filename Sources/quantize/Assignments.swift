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
        _ scope: Scope, within members: [Int], points: Matrix, rows: [EmbeddingTable.Row], settings: Settings, stage: String,
        threads: Int
    ) throws {
        let own = scope.members == members ? points : points.selecting(rows: positions(of: scope.members, in: members))
        let fitted = scope.members.indices.filter { settings.fitOn.contains(rows[scope.members[$0]].source) }
        let bySource = ordered(scope.members, by: { rows[$0].source }).map { (name: $0.key, count: $0.members.count) }
        let fit = CodebookFit(
            domain: scope.domain, via: rows[scope.members[0]].via, stage: stage, sources: bySource, settings: settings, threads: threads)
        let sample = fitted.count == own.rows ? own : own.selecting(rows: fitted)
        let axes = try fit.axes(of: sample)
        guard let projected = Projection(axes, threads: threads)(own, threads: threads) else { throw fit.failure("has vectors of two lengths") }
        let partition = try fit.partition(fitted.count == own.rows ? projected : projected.selecting(rows: fitted))
        let codebook = fit.codebook(axes, partition)
        let labels =
            settings.method == .kmeans
            ? Labeller(codebook, threads: threads).label(points: projected, threads: threads) : .init(partition, points: projected)
        guard let labels else { throw fit.failure("has vectors of two lengths") }
        for (index, member) in scope.members.enumerated() {
            entries[member].append(labels.assignment(index, codebook: codebooks.count, projects: projects))
        }
        codebooks.append(codebook)
        sources.append(bySource)
    }

    /// Where each of `wanted` stands in `members`; both ascend, and `wanted` is a part of `members`.
    private func positions(of wanted: [Int], in members: [Int]) -> [Int] {
        var position = 0
        return wanted.map { index in
            while members[position] < index { position += 1 }
            return position
        }
    }

    /// Appends the record's line once for each codebook that it is in, and returns how many lines that is.
    func write(row: Int, line: ArraySlice<UInt8>, to text: inout JSONText) -> Int {
        for entry in entries[row] { writeLine(line, entry, codebooks[Int(entry.codebook)], to: &text) }
        return entries[row].count
    }
}

/// Appends a record's line (an object with at least one field, and a newline) with its cluster.
func writeLine(_ line: ArraySlice<UInt8>, _ assignment: Assignment, _ codebook: Codebook, to text: inout JSONText) {
    line.withUnsafeBufferPointer { bytes in
        if let base = bytes.baseAddress { text.raw(base, count: bytes.count - 2) }
    }
    assignment.write(codebook, to: &text)
    text.raw("}\n")
}

/// One codebook in the making: the same steps from vectors at hand, from a sample, and from the first records of a stream.
struct CodebookFit {
    var domain: Domain
    var via: String?
    var stage: String
    /// All sources in the order in which they came, those that are only labelled too.
    var sources: [(name: String, count: Int)]
    var settings: Settings
    var threads: Int

    func failure(_ message: String, hint: String? = nil) -> Failure {
        Failure(.data, "codebook '\(domain.name)': \(message)", hint: hint)
    }

    /// The principal components of vectors (n x d).
    func axes(of vectors: Matrix) throws -> PrincipalComponents {
        guard vectors.rows > 0 else {
            throw failure("no record of the source '\(settings.fitOn.name)'", hint: "--fit-on names the source, or all")
        }
        guard let axes = PrincipalComponents(vectors, keeping: settings.keeping, threads: threads) else { throw notConverged }
        return axes
    }

    var notConverged: Failure {
        Failure(.software, "codebook '\(domain.name)': the principal components did not converge")
    }

    mutating func count(_ source: String) {
        if let position = sources.firstIndex(where: { $0.name == source }) {
            sources[position].count += 1
        } else {
            sources.append((source, 1))
        }
    }

    var clusters: Int { settings.clusters.count(sourceSizes: sources.map(\.count)) }

    /// Divides points in the space of the components (n x m) into clusters.
    func partition(_ points: Matrix) throws -> Partition {
        guard points.rows >= clusters else {
            throw failure(
                "\(points.rows) records, expected at least one for each of \(clusters) clusters",
                hint: "--clusters auto chooses a number that the records can fill")
        }
        switch settings.method {
        case .kmeans:
            if let fit = settings.kMeans(clusters: clusters, threads: threads).fit(points, stream: domain.name) { return Partition(fit) }
        case .gmm:
            let mixture = GaussianMixture(
                clusters: clusters, restarts: settings.restarts, iterations: settings.iterations, seed: settings.seed, threads: threads)
            if let fit = mixture.fit(points, stream: domain.name),
                let means = Matrix(rows: clusters, columns: points.columns, values: fit.means.map { Float($0) })
            {
                return Partition(points, labels: fit.labels, centroids: means, iterations: fit.iterations, converged: fit.converged)
            }
        case .agglomerative:
            switch Agglomerative(clusters: clusters, threads: threads).labels(points) {
            case .success(let labels):
                let means = clusterMeans(points, labels: labels, clusters: clusters)
                return Partition(points, labels: labels, centroids: means, iterations: 0, converged: true)
            case .failure(let problem):
                throw failure("\(problem)", hint: "--method kmeans has no limit")
            }
        }
        throw failure("\(points.rows) records cannot be divided into \(clusters) clusters")
    }

    func codebook(_ axes: PrincipalComponents, _ partition: Partition) -> Codebook {
        var counts = [Int](repeating: 0, count: partition.centroids.rows)
        for label in partition.labels { counts[Int(label)] += 1 }
        return Codebook(
            domain: domain, via: via, stage: stage, method: settings.method.rawValue, fitOn: settings.fitOn,
            sources: sources.filter { settings.fitOn.contains($0.name) }, axes: axes, centroids: partition.centroids, counts: counts,
            seed: settings.seed, restarts: settings.restarts, inertia: partition.inertia, iterations: partition.iterations,
            converged: partition.converged)
    }
}
