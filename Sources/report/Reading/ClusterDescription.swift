import Findings

/// What describes a cluster: as much of it as a page shows.
struct ClusterDescription: Sendable {
    var terms: [String]
    /// The reference's member nearest to the centroid.
    var example: String?

    init(_ cluster: CodebookCluster) { (terms, example) = (cluster.terms, cluster.examplesReference?.first?.text) }

    /// What a finding of an earlier version says itself; nil where it says nothing.
    init?(_ cluster: ClusterFinding) {
        guard cluster.terms != nil || cluster.examplesReference != nil else { return nil }
        (terms, example) = (cluster.terms ?? [], cluster.examplesReference?.first?.text)
    }

    /// Which cluster is described. Codebooks of two runs may have one name, but hardly as many clusters too.
    struct Key: Sendable, Hashable {
        var facet: String?
        var codebook: String?
        var reference: String?
        var clusters: Int?
        var cluster: Int?

        init(_ subject: Findings.Subject, _ basis: Basis, _ cluster: Int?) {
            (facet, codebook, reference) = (subject.facet, subject.codebook, subject.reference)
            (clusters, self.cluster) = (basis.clusters, cluster)
        }
    }
}
