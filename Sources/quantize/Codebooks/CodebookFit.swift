import Numerics
import Stage

/// One codebook in the making: the same steps from vectors at hand, from a sample, and from the first records of a stream.
struct CodebookFit {
    var domain: CodebookDomain
    var via: String?
    /// All sources in the order in which they came, those that are only labelled too.
    var sources: [(name: String, count: Int)]
    var settings: QuantizeSettings
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
                let means = clusterMeans(points, labels: labels, clusters: clusters, threads: threads)
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
            domain: domain, via: via, method: settings.method.rawValue, spherical: settings.spherical, fitOn: settings.fitOn,
            sources: sources.filter { settings.fitOn.contains($0.name) }, axes: axes, centroids: partition.centroids, counts: counts,
            seed: settings.seed, restarts: settings.restarts, inertia: partition.inertia, iterations: partition.iterations,
            converged: partition.converged)
    }
}
