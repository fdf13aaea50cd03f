import Foundation
import Stage

/// One record of a partial, decoded on the thread that read it.
enum PartialLine: Sendable {
    case head(Record)
    case products(name: String, row: Int, sums: ExactSums)
    case sampled(name: String, CovarianceSums.Sampled)
    case cluster(name: String, cluster: Int, count: Int, sums: ExactSums)
    case far(name: String, ClusterSums.Far)

    init(_ record: Record) throws {
        if record["kind"] != nil {
            self = .head(record)
            return
        }
        let name = try record.string("codebook")
        if record["row"] != nil {
            self = .products(name: name, row: try record.integer("row", minimum: 0), sums: try record.sums("products"))
        } else if record["hash"] != nil {
            var vector: [Float] = []
            _ = try record.appendVector("vector", to: &vector)
            try record.checkLength(vector.lazy.map(Double.init), "vector")
            self = .sampled(name: name, CovarianceSums.Sampled(hash: try record.hexadecimal("hash"), vector: vector))
        } else if record["far_from"] != nil {
            var point: [Float] = []
            _ = try record.appendVector("point", to: &point)
            try record.checkLength(point.lazy.map(Double.init), "point")
            let distance = try record.floats("squared_distance", count: 1)[0]
            let cluster = try record.integer("far_from", minimum: 0)
            self = .far(name: name, ClusterSums.Far(squaredDistance: distance, cluster: cluster, point: point))
        } else {
            self = .cluster(
                name: name, cluster: try record.integer("cluster", minimum: 0),
                count: try record.integer("count", in: 0...Record.maximumCount),
                sums: try record.sums("sums"))
        }
    }
}

/// Puts partials together from their records, and adds up those of the same codebook.
struct PartialParser {
    /// A partial of which not all lines have come.
    private struct Draft {
        var partial: PartialSums
        var place: Place
        /// Lines of the rows or clusters that have come, of `rows`: they are added up when all are there, so that memory grows with
        /// the lines.
        var lines: [Int: (count: Int, sums: ExactSums)] = [:]
        var rows: Int
        /// Sums of rows are for so many dimensions, those of clusters for so many components.
        var columns: Int
        var isCovariance: Bool
        /// Those of the dimensions, or the inertia.
        var firstSums: ExactSums
        var sampleLimit: Int
        var sample: [CovarianceSums.Sampled] = []
        var far: [ClusterSums.Far] = []
        /// Lines of the sample, or of the farthest points, still to come.
        var missing: Int
        /// Records that the first line counts.
        var count: Int

        /// The sums, of lines that are all there; nil where they are out of range.
        var whole: PartialSums? {
            var (partial, isGood) = (partial, true)
            if isCovariance {
                var sums = CovarianceSums(dimensions: rows, sample: sampleLimit, count: count, sums: firstSums)
                for (row, line) in lines { isGood = sums.addProducts(line.sums, of: row) && isGood }
                for sampled in sample { sums.addSample(sampled) }
                partial.covariance = sums
            } else {
                var sums = ClusterSums(clusters: rows, components: columns)
                isGood = sums.add(inertia: firstSums)
                for (cluster, line) in lines { isGood = sums.add(cluster: cluster, count: line.count, sums: line.sums) && isGood }
                for point in far { sums.add(point) }
                partial.clusterSums = sums
            }
            return isGood ? partial : nil
        }
    }

    private let allowMixed: Bool
    private var draft: Draft?
    private var totals: [String: PartialSums] = [:]

    init(allowMixed: Bool) { self.allowMixed = allowMixed }

    mutating func take(_ line: PartialLine, at place: Place) throws {
        if case .head(let record) = line {
            try close()
            draft = try begin(record)
            return
        }
        guard var draft else { throw Failure(.data, "the line that begins a partial is missing", at: place) }
        self.draft = nil  // so that its sums are changed in place
        try take(line, at: place, into: &draft)
        self.draft = draft
    }

    private func take(_ line: PartialLine, at place: Place, into draft: inout Draft) throws {
        func check(_ name: String, _ index: Int = 0, isGood: Bool) throws {
            guard name == draft.partial.name else {
                throw Failure(
                    .data, "found '\(name)', expected the lines of '\(draft.partial.name)' to stand together", at: place, field: "codebook")
            }
            guard isGood, index < draft.rows else {
                throw Failure(.data, "does not fit the line that begins this partial, at \(draft.place)", at: place)
            }
        }
        func keep(_ index: Int, _ count: Int, _ sums: ExactSums) throws {
            guard draft.lines.updateValue((count, sums), forKey: index) == nil else {
                throw Failure(.data, "row or cluster \(index) was there before", at: place)
            }
        }
        let dimensions = draft.isCovariance ? draft.columns : nil
        let components = draft.isCovariance ? nil : draft.columns
        switch line {
        case .head: break
        case .products(let name, let row, let sums):
            try check(name, row, isGood: dimensions.map { row < $0 && sums.count == $0 - row } ?? false)
            try keep(row, 0, sums)
        case .sampled(let name, let sampled):
            try check(name, isGood: sampled.vector.count == dimensions && draft.missing > 0)
            draft.missing -= 1
            draft.sample.append(sampled)
        case .cluster(let name, let cluster, let count, let sums):
            try check(name, cluster, isGood: sums.count == components)
            try keep(cluster, count, sums)
        case .far(let name, let far):
            try check(name, far.cluster, isGood: far.point.count == components && draft.missing > 0)
            draft.missing -= 1
            draft.far.append(far)
        }
    }

    private func begin(_ record: Record) throws -> Draft {
        let kind = try record.string("kind")
        guard kind == "partial" else {
            throw record.failure("found '\(kind)', expected partial", field: "kind", hint: "--merge reads what --partial wrote")
        }
        let pass = try record.string("pass")
        let count = try record.integer("count", in: 1...Record.maximumCount)
        let rows: Int
        let columns: Int
        let others: Int
        let sample: Int
        let firstSums: ExactSums
        switch pass {
        case PartialSums.covariancePass:
            rows = try record.integer("dimensions", in: 1...1 << 16)
            columns = rows
            others = try record.integer("sampled", in: 0...Record.maximumCount)
            sample = try record.integer("sample", in: 1...Record.maximumCount)
            firstSums = ExactSums(bytes: try record.base64Bytes("sums", count: rows * ExactSums.bytesPerSum))
        case PartialSums.kMeansPass:
            rows = try record.integer("clusters", minimum: 1)
            columns = try record.integer("components", minimum: 1)
            guard rows <= CodebookParser.maximumValues / columns else {
                throw record.failure("found \(rows) clusters in \(columns) components, which cannot be")
            }
            others = try record.integer("farthest", in: 0...Record.maximumCount)
            sample = 0
            firstSums = ExactSums(bytes: try record.base64Bytes("inertia", count: ExactSums.bytesPerSum))
        default: throw record.failure("found '\(pass)', expected covariance or k-means", field: "pass")
        }
        let counts = ShardCounts(
            shards: try record.required("shards").elements.map { try record.hexadecimal($0, "shards") },
            sources: try record.counts("sources"))
        return Draft(
            partial: PartialSums(
                domain: try record.domain(), via: try record.optionalString("via"), fitOn: FittedSources(try record.string("fit_on")),
                counts: counts, codebookDigest: try record.optionalString("of")),
            place: record.place, rows: rows, columns: columns, isCovariance: pass == PartialSums.covariancePass, firstSums: firstSums,
            sampleLimit: sample, missing: others, count: count)
    }

    private mutating func close() throws {
        guard let draft else { return }
        self.draft = nil
        func torn(_ message: String) -> Failure { Failure(.data, message, at: draft.place, hint: "was the file cut off?") }
        if draft.lines.count < draft.rows, let missing = (0..<draft.rows).first(where: { draft.lines[$0] == nil }) {
            throw torn("row or cluster \(missing) of \(draft.rows) is missing")
        }
        guard draft.missing == 0 else { throw torn("\(draft.missing) lines of the sample, or of the farthest points, are missing") }
        guard let partial = draft.whole else { throw Failure(.data, "sums out of range", at: draft.place) }
        if let sums = partial.clusterSums, sums.count != draft.count {
            throw torn("the clusters have \(sums.count) records, expected \(draft.count)")
        }
        guard var total = totals.removeValue(forKey: partial.name) else {
            totals[partial.name] = partial
            return
        }
        try total.merge(partial, allowMixed: allowMixed, at: draft.place)
        totals[total.name] = total
    }

    /// The partials by name, which does not depend on the order in which they came.
    mutating func finish() throws -> [PartialSums] {
        try close()
        return totals.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}

extension Record {
    /// The sums of a base64 field.
    fileprivate func sums(_ name: String) throws -> ExactSums {
        let value = try required(name)
        guard value.kind == .string, let data = value.withStringBytes({ Data(base64Encoded: Data($0)) }),
            data.count % ExactSums.bytesPerSum == 0
        else { throw mismatch(value, name, expected: "base64 of sums") }
        return ExactSums(bytes: data)
    }

    fileprivate func hexadecimal(_ name: String) throws -> UInt64 { try hexadecimal(try required(name), name) }

    fileprivate func hexadecimal(_ value: JSONValue, _ name: String) throws -> UInt64 {
        guard let number = value.string.flatMap({ UInt64($0, radix: 16) }) else {
            throw mismatch(value, name, expected: "a hexadecimal number")
        }
        return number
    }
}
