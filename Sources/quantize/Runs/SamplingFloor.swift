import Foundation
import Stage

/// How much divergence chance alone makes, for the warning that clusters are too many for the records.
enum SamplingFloor {
    typealias Sizes = (name: String, clusters: Int, sources: [(name: String, count: Int)])

    /// Records a cluster of the smaller source from which nothing is said.
    static let enough = 10

    /// (k - 1) / 4n: the Jensen-Shannon divergence, in nats, to expect between two samples of n from one distribution.
    static func expected(clusters: Int, records: Int) -> Double { Double(clusters - 1) / (4 * Double(max(1, records))) }

    /// The warning for codebooks of these sources, about the one with the fewest records a cluster; nil where all have enough.
    static func warning(_ codebooks: [Sizes]) -> String? {
        let thin = codebooks.compactMap { codebook -> (name: String, clusters: Int, source: String, count: Int)? in
            guard codebook.clusters > 1, let smallest = codebook.sources.min(by: { $0.count < $1.count }),
                smallest.count < enough * codebook.clusters
            else { return nil }
            return (codebook.name, codebook.clusters, smallest.name, smallest.count)
        }
        guard let worst = thin.min(by: { $0.count * $1.clusters < $1.count * $0.clusters }) else { return nil }
        let floor = String(format: "%.2g", expected(clusters: worst.clusters, records: worst.count))
        let others = thin.count > 1 ? ", and \(thin.count - 1) more codebooks like it" : ""
        return """
            codebook '\(worst.name)': \(worst.count) records of '\(worst.source)' for \(worst.clusters) clusters, fewer than \
            \(enough) each: two samples of the same people would be at a JS of about \(floor), (k-1)/(4n)\(others)
            """
    }
}
