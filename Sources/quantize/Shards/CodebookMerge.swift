import Numerics
import Stage

/// Codebooks of sums.
struct CodebookMerge {
    var settings: QuantizeSettings
    var threads: Int

    /// The first codebook: components of all records, and the centroids that k-means finds for the sample.
    func first(_ partial: PartialSums) throws -> Codebook {
        var fit = CodebookFit(
            domain: partial.domain, via: partial.via, sources: partial.counts.sorted, settings: settings, threads: threads)
        fit.settings.fitOn = partial.fitOn
        guard let sums = partial.covariance else {
            throw fit.failure(
                "found sums of an iteration of k-means, expected those for principal components",
                hint: "--codebook names the codebook that they were made with")
        }
        guard let axes = sums.components(keeping: settings.keeping, threads: threads),
            let points = Projection(axes, threads: threads)(sums.sampleVectors, threads: threads)
        else { throw fit.notConverged }
        guard isPossible(axes.mean) else {
            throw Failure(.data, "codebook '\(partial.name)': sums out of range: a mean longer than embeddings are")
        }
        var codebook = try fit.codebook(axes, fit.partition(points))
        // These are of the sample, and no iteration over all records has been made.
        (codebook.inertia, codebook.iterations, codebook.converged) = (nil, 0, false)
        codebook.counts = codebook.counts.map { _ in 0 }
        return codebook
    }

    private func isPossible(_ vector: some Sequence<Double>) -> Bool {
        vector.reduce(0) { $0 + $1 * $1 }.squareRoot() <= Codebook.longest
    }

    /// The next codebook after the one that the sums were made with.
    func next(_ partial: PartialSums, after codebooks: [Codebook]) throws -> Codebook {
        func failure(_ message: String, hint: String? = nil) -> Failure {
            Failure(.data, "codebook '\(partial.name)': \(message)", hint: hint)
        }
        guard let codebook = codebooks.first(where: { $0.domain == partial.domain }) else {
            throw failure("is not in the file that --codebook names")
        }
        guard let sums = partial.clusterSums, let digest = partial.codebookDigest else {
            throw failure(
                "found sums for principal components, expected those of an iteration of k-means",
                hint: "they make the first codebook, without --codebook")
        }
        guard digest == CodebookFile.digest(codebook) else {
            throw failure("the sums were made with another codebook", hint: "--codebook names the one that --partial was given")
        }
        var next = sums.next(after: codebook)
        guard (0..<next.clusters).allSatisfy({ isPossible(next.centroids.row($0).lazy.map(Double.init)) }), next.inertia?.isFinite == true
        else { throw failure("sums out of range: a centroid longer than embeddings are") }
        next.sources = partial.counts.sorted.filter { partial.fitOn.contains($0.name) }
        return next
    }
}
