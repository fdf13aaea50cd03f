import Numerics
import Stage

/// Sums up the records of a shard: without codebooks for the principal components, with them for an iteration of k-means.
struct ShardPass {
    private let settings: QuantizeSettings
    private let threads: Int
    private var partials: [PartialSums] = []
    private var positions: [CodebookDomain: Int] = [:]

    init(settings: QuantizeSettings, threads: Int) { (self.settings, self.threads) = (settings, threads) }

    /// A pass for the next codebooks after these.
    init(_ codebooks: [Codebook], settings: QuantizeSettings, threads: Int) {
        self.init(settings: settings, threads: threads)
        for codebook in codebooks {
            positions[codebook.domain] = partials.count
            partials.append(
                PartialSums(
                    domain: codebook.domain, via: codebook.via, fitOn: codebook.fitOn, counts: ShardCounts(),
                    clusterSums: ClusterSums(clusters: codebook.clusters, components: codebook.centroids.columns),
                    codebookDigest: CodebookFile.digest(codebook)))
        }
    }

    /// Takes in a batch for the principal components; the records of a codebook must be of one length and `via`.
    mutating func addVectors(_ batch: EmbeddingTable.Batch, via: inout ViaCheck) throws {
        for embedding in batch.rows {
            let (row, vector) = (embedding.row, batch.shared.values[embedding.vector])
            let dimensions = vector.count
            try via.check(row.via, in: row.facet, at: row.place)
            let domain = settings.scope.domain(of: row)
            let position = positions[domain] ?? partials.count
            if position == partials.count {
                positions[domain] = position
                partials.append(
                    PartialSums(
                        domain: domain, via: row.via, fitOn: settings.fitOn, counts: ShardCounts(),
                        covariance: CovarianceSums(dimensions: dimensions, sample: settings.sample)))
            }
            guard let expected = partials[position].covariance?.dimensions, expected == dimensions else {
                throw Failure(
                    .data,
                    "found \(dimensions) components, expected \(partials[position].covariance?.dimensions ?? 0) as in the records before",
                    at: row.place, field: "vector")
            }
            partials[position].counts.add(row)
            if settings.fitOn.contains(row.source) {
                partials[position].covariance?.add(vector, hash: row.hash, threads: threads)
            }
        }
    }

    /// Takes in the labelled records of a batch.
    mutating func addLabels(_ labelled: [LabelBatch.Labelled], of batch: EmbeddingTable.Batch) {
        let embeddings = batch.rows
        for part in labelled {
            for (place, row) in part.rows.enumerated() {
                partials[part.codebook].counts.add(embeddings[row].row)
                guard partials[part.codebook].fitOn.contains(embeddings[row].source) else { continue }
                part.labels.points.withRow(place) { point in
                    partials[part.codebook].clusterSums?.add(
                        point, cluster: Int(part.labels.labels[place]), squaredDistance: part.labels.squaredDistances[place])
                }
            }
        }
    }

    /// The sums of the codebooks that the shard has records for.
    mutating func finish() -> [PartialSums] {
        for position in partials.indices { partials[position].covariance?.closeBlock(threads: threads) }
        return partials.filter { ($0.covariance?.count ?? $0.clusterSums?.count ?? 0) > 0 }
    }
}
