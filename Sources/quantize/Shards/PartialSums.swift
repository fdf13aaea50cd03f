import Stage

/// The sums of a shard, or of many, for one codebook.
struct PartialSums: Sendable {
    var domain: CodebookDomain
    var via: String?
    var fitOn: FittedSources
    var counts: ShardCounts
    /// One of the two is there, by the pass: two fields, so that each is changed in place.
    var covariance: CovarianceSums?
    var clusterSums: ClusterSums?
    /// The digest of the codebook that cluster sums were made with.
    var codebookDigest: String?

    var name: String { domain.name }

    /// Adds the sums of other shards; throws where the two do not belong together.
    mutating func merge(_ other: PartialSums, allowMixed: Bool, at place: Place) throws {
        func failure(_ message: String, hint: String? = nil) -> Failure {
            Failure(.data, "codebook '\(name)': \(message)", at: place, hint: hint)
        }
        guard fitOn == other.fitOn, domain == other.domain else {
            throw failure(
                "sums of '\(other.fitOn.name)', but those before are of '\(fitOn.name)'", hint: "make all with the same options")
        }
        guard allowMixed || via == other.via else {
            throw failure(
                "sums of records with via '\(other.via ?? "nothing")', but those before are of '\(via ?? "nothing")'",
                hint: "make all with the same settings, or go on all the same with --allow-mixed")
        }
        if other.via ?? "" < via ?? "" { via = other.via }
        guard counts.merge(other.counts) else {
            throw failure("a shard that was there before", hint: "was a file given twice, or a shard together with sums that contain it?")
        }
        guard covariance?.dimensions == other.covariance?.dimensions, covariance?.sample.limit == other.covariance?.sample.limit,
            clusterSums?.clusters == other.clusterSums?.clusters, clusterSums?.components == other.clusterSums?.components,
            codebookDigest == other.codebookDigest
        else {
            throw failure(
                "sums of another kind, size, sample or codebook than those before",
                hint: "give the sums of one pass over all shards, made with the same options")
        }
        var isGood = true
        if let more = other.covariance { isGood = covariance?.merge(more) ?? false }
        if let more = other.clusterSums { isGood = clusterSums?.merge(more) ?? false }
        guard isGood else { throw failure("sums out of range") }
    }
}

extension PartialSums {
    /// What passes are called in records.
    static let covariancePass = "covariance"
    static let kMeansPass = "k-means"

    /// Its records, one after the other: a line with what was summed up, then lines with sums.
    func write(to write: ([UInt8]) throws -> Void) throws {
        var head = JSONObject()
        head.add("kind", "partial")
        head.add("codebook", name)
        head.add(domain)
        head.add("fit_on", fitOn.name)
        head.add("via", ifPresent: via)
        head.add("sources", counts: counts.sorted)
        head.add("shards", counts.shards.map { hexadecimal($0) })
        head.add("of", ifPresent: codebookDigest)
        if let covariance { try PartialSums.write(covariance, name, &head, to: write) }
        if let clusterSums { try PartialSums.write(clusterSums, name, &head, to: write) }
    }

    private static func write(
        _ sums: CovarianceSums, _ name: String, _ head: inout JSONObject, to write: ([UInt8]) throws -> Void
    ) throws {
        let sample = sums.sample.elements
        head.add("pass", covariancePass)
        head.add("dimensions", sums.dimensions)
        head.add("count", sums.count)
        head.add("sample", sums.sample.limit)
        head.add("sampled", sample.count)
        head.add("sums", sums.sums.base64(0..<sums.dimensions))
        try write(head.line)
        for row in 0..<sums.dimensions {
            var line = JSONObject()
            line.add("codebook", name)
            line.add("row", row)
            line.add("products", sums.products.base64(sums.products(of: row)))
            try write(line.line)
        }
        for sampled in sample {
            var line = JSONObject()
            line.add("codebook", name)
            line.add("hash", hexadecimal(sampled.hash))
            line.add("vector", base64(sampled.vector))
            try write(line.line)
        }
    }

    private static func write(
        _ sums: ClusterSums, _ name: String, _ head: inout JSONObject, to write: ([UInt8]) throws -> Void
    ) throws {
        let farthest = sums.farthest
        head.add("pass", kMeansPass)
        head.add("clusters", sums.clusters)
        head.add("components", sums.components)
        head.add("count", sums.count)
        head.add("farthest", farthest.count)
        head.add("inertia", sums.inertia.base64(0..<1))
        try write(head.line)
        for cluster in 0..<sums.clusters {
            var line = JSONObject()
            line.add("codebook", name)
            line.add("cluster", cluster)
            line.add("count", sums.counts[cluster])
            line.add("sums", sums.sums.base64(cluster * sums.components..<(cluster + 1) * sums.components))
            try write(line.line)
        }
        for far in farthest {
            var line = JSONObject()
            line.add("codebook", name)
            line.add("far_from", far.cluster)
            line.add("squared_distance", base64([far.squaredDistance]))
            line.add("point", base64(far.point))
            try write(line.line)
        }
    }
}

/// Sixteen digits.
func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}
