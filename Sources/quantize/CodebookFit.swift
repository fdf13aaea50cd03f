import Numerics
import Stage

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

    /// The codebook of points in the space of the components (n x m).
    func codebook(_ axes: PrincipalComponents, _ points: Matrix) throws -> Codebook {
        let clusters = clusters
        guard let fit = settings.kMeans(clusters: clusters, threads: threads).fit(points, stream: domain.name) else {
            throw failure(
                "\(points.rows) records, expected at least one for each of \(clusters) clusters",
                hint: "--clusters auto chooses a number that the records can fill")
        }
        var counts = [Int](repeating: 0, count: clusters)
        for label in fit.labels { counts[Int(label)] += 1 }
        return Codebook(
            domain: domain, via: via, stage: stage, fitOn: settings.fitOn, sources: sources.filter { settings.fitOn.contains($0.name) },
            axes: axes, centroids: fit.centroids, counts: counts, seed: settings.seed, restarts: settings.restarts,
            inertia: fit.inertia, iterations: fit.iterations, converged: fit.converged)
    }
}
