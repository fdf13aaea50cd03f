import Foundation
import Stage

/// A part of what a shard of assignments comes to: a line of `diverge --partial`, which stands by itself, so that lines of all
/// shards may come in any order.
struct PartialAssignments: Sendable {
    enum Content: Sendable {
        /// The records of one source and task.
        case records(source: String, task: String?, [AssignmentTable.Unit])
        /// Of so many texts of a cluster, how many have each term.
        case terms(cluster: Int, texts: Int, [(term: String, count: Int)])
        /// Members of a cluster that lie nearest to its centroid.
        case examples(cluster: Int, source: String, [Examples.Example])
    }

    var codebook: String
    var facet: String
    var clusters: Int
    var via: String?
    /// The field that names the unit of resampling.
    var unit: String
    var content: Content

    static let kind = "partial"

    /// The source that the line is about; nil of terms.
    var source: String? {
        switch content {
        case .records(let source, _, _), .examples(_, let source, _): source
        case .terms: nil
        }
    }

    /// What a codebook's records come to, in an order that does not depend on how they were read.
    static func of(_ codebook: AssignmentTable.Codebook, unit: String) -> [PartialAssignments] {
        func partial(_ content: Content) -> PartialAssignments {
            PartialAssignments(
                codebook: codebook.name, facet: codebook.facet, clusters: codebook.clusters, via: codebook.via, unit: unit,
                content: content)
        }
        let sources = codebook.sources.all.sorted()
        let records = sources.flatMap { source -> [PartialAssignments] in
            let members = codebook.members(of: codebook.sources.position(of: source) ?? -1, task: nil)
            return Dictionary(grouping: members, by: \.task).map { task, members in
                (task < 0 ? nil : codebook.tasks.all[task], members)
            }.sorted { $0.0 ?? "" < $1.0 ?? "" }.map { partial(.records(source: source, task: $0.0, $0.1)) }
        }
        let terms = codebook.terms.byCluster.map { partial(.terms(cluster: $0.cluster, texts: $0.texts, $0.terms)) }
        let examples = codebook.examples.keys.map { (cluster: $0.cluster, source: codebook.sources.all[$0.source], key: $0) }
            .sorted { ($0.cluster, $0.source) < ($1.cluster, $1.source) }
            .map { partial(.examples(cluster: $0.cluster, source: $0.source, codebook.examples[$0.key.cluster, $0.key.source])) }
        return records + terms + examples
    }
}

extension AssignmentTable {
    /// Writes the sums of a shard, for --merge.
    func writePartials(to run: Run) throws {
        for codebook in codebooks {
            for partial in PartialAssignments.of(codebook, unit: layout.unit.option) { try run.write(partial.object) }
        }
    }
}

// MARK: Lines

extension PartialAssignments {
    /// The line: numbers of records are base64 of little-endian int32 (clusters) and uint64 (ids and units).
    var object: JSONObject {
        var object = JSONObject()
        object.add("kind", PartialAssignments.kind)
        object.add("codebook", codebook)
        object.add("facet", facet)
        object.add("clusters", clusters)
        object.add("unit", unit)
        object.add("via", ifPresent: via)
        switch content {
        case .records(let source, let task, let units):
            object.add("source", source)
            object.add("task", ifPresent: task)
            object.add("records", units.count)
            object.add("cluster", base64(units.map { UInt32(bitPattern: $0.cluster) }))
            object.add("ids", base64(units.map(\.id)))
            if units.contains(where: { $0.unit != $0.id }) { object.add("units", base64(units.map(\.unit))) }
        case .terms(let cluster, let texts, let terms):
            var counts = JSONObject()
            for (term, count) in terms { counts.add(term, count) }
            object.add("of_cluster", cluster)
            object.add("texts", texts)
            object.add("terms", counts)
        case .examples(let cluster, let source, let examples):
            object.add("of_cluster", cluster)
            object.add("source", source)
            object.add(
                "examples",
                examples.map { example in
                    var object = JSONObject()
                    object.add("id", example.id)
                    object.add("distance", example.distance)
                    object.add("text", example.text)
                    return object
                })
        }
        return object
    }

    init(_ record: Record) throws {
        codebook = try record.string("codebook")
        facet = try record.string("facet")
        clusters = try record.integer("clusters", minimum: 1)
        guard clusters <= AssignmentTable.maximumClusters else {
            throw record.failure("found \(clusters), expected at most \(AssignmentTable.maximumClusters) clusters", field: "clusters")
        }
        unit = try record.string("unit")
        via = try record.optionalString("via")
        if record["records"] != nil {
            content = try PartialAssignments.records(record, clusters: clusters)
            return
        }
        let cluster = try record.integer("of_cluster", minimum: 0)
        guard cluster < clusters else { throw record.failure("found \(cluster), expected less than \(clusters)", field: "of_cluster") }
        content =
            try record["terms"] != nil
            ? PartialAssignments.terms(record, of: cluster) : PartialAssignments.examples(record, of: cluster)
    }

    private static func records(_ record: Record, clusters: Int) throws -> Content {
        let count = try record.integer("records", minimum: 0)
        let cluster: [UInt32] = try record.integers("cluster", count: count)
        let ids: [UInt64] = try record.integers("ids", count: count)
        let units: [UInt64] = try record["units"] == nil ? ids : record.integers("units", count: count)
        if let wrong = cluster.first(where: { $0 >= clusters }) {
            throw record.failure("found \(wrong), expected less than \(clusters)", field: "cluster")
        }
        // Source and task get their places when the line is taken up.
        let members = (0..<count).map {
            AssignmentTable.Unit(source: -1, task: -1, cluster: Int32(cluster[$0]), id: ids[$0], unit: units[$0])
        }
        return .records(source: try record.string("source"), task: try record.optionalString("task"), members)
    }

    private static func terms(_ record: Record, of cluster: Int) throws -> Content {
        let value = try record.required("terms")
        guard value.kind == .object else { throw record.mismatch(value, "terms", expected: "an object of counts") }
        let texts = try record.integer("texts", in: 1...Record.maximumCount)
        var terms: [(term: String, count: Int)] = []
        try value.forEachField { term, value in
            // A term is counted once a text.
            guard let count = value.integer, (1...texts).contains(count) else {
                throw record.mismatch(value, "terms", expected: "whole numbers from 1 to the \(texts) of field 'texts'")
            }
            terms.append((term, count))
        }
        return .terms(cluster: cluster, texts: texts, terms)
    }

    private static func examples(_ record: Record, of cluster: Int) throws -> Content {
        let value = try record.required("examples")
        guard value.kind == .array else { throw record.mismatch(value, "examples", expected: "an array") }
        let examples = try value.elements.map { element in
            let example = try Record(element, place: record.place)
            return Examples.Example(
                id: try example.string("id"), text: try example.string("text"), distance: try example.double("distance"))
        }
        return .examples(cluster: cluster, source: try record.string("source"), examples)
    }
}

private func base64<Integer: FixedWidthInteger>(_ values: [Integer]) -> String {
    values.map(\.littleEndian).withUnsafeBytes { Data($0).base64EncodedString() }
}

extension Record {
    /// The little-endian integers of a base64 field, which must be `count`.
    fileprivate func integers<Integer: FixedWidthInteger>(_ name: String, count: Int) throws -> [Integer] {
        let size = Integer.bitWidth / 8
        guard let data = Data(base64Encoded: try string(name)) else {
            throw failure("not base64", field: name)
        }
        guard data.count % size == 0, data.count / size == count else {
            throw failure("found \(data.count) bytes, expected \(size) for each of \(count) records", field: name)
        }
        return data.withUnsafeBytes { bytes in
            (0..<count).map { Integer(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * size, as: Integer.self)) }
        }
    }
}
