import Numerics
import Stage
import Testing

@testable import quantize

/// Vectors of length one around eight directions, and rows that they could have come from.
enum Points {
    static func vectors(_ count: Int, dimensions: Int = 12, seed: UInt64 = 3) -> Matrix {
        var centers = Xoshiro256(seed: 1, stream: "centers")
        let directions = (0..<8).map { _ in (0..<dimensions).map { _ in Float(centers.normal()) } }
        var generator = Xoshiro256(seed: seed, stream: "points")
        var points = Matrix(rows: count, columns: dimensions)
        for row in 0..<count {
            let values = directions[generator.integer(below: 8)].map { $0 + 0.4 * Float(generator.normal()) }
            points.replace(row: row, by: values)
            points.withMutableRow(row, normalise)
        }
        return points
    }

    static func rows(_ count: Int, from first: Int = 0) -> [EmbeddingRow] {
        (first..<first + count).map {
            EmbeddingRow(
                id: "\($0)", source: $0.isMultiple(of: 3) ? "sim" : "real", facet: "f", task: nil, via: "v",
                place: Place(file: "t", line: $0 + 1))
        }
    }

    static func settings(clusters: Int = 8, fitOn: FittedSources = .all, sample: Int = 200) -> QuantizeSettings {
        QuantizeSettings(
            mode: .fit, clusters: .fixed(clusters), keeping: .share(0.9), method: .kmeans, initialisation: .plusPlus, spherical: false,
            sweep: [], restarts: 2, iterations: 100, seed: 1,
            scope: ScopeRule(perTask: false, pairReference: nil), fitOn: fitOn, sample: sample, codebook: nil, projects: false,
            allowMixed: false)
    }

    static func codebook(_ vectors: Matrix, clusters: Int = 8, facet: String = "f") throws -> Codebook {
        let fit = CodebookFit(
            domain: CodebookDomain(facet: facet), via: "v", sources: [("real", vectors.rows)], settings: settings(clusters: clusters),
            threads: 1)
        let axes = try fit.axes(of: vectors)
        return fit.codebook(axes, try fit.partition(#require(Projection(axes, threads: 1)(vectors, threads: 1))))
    }

    /// A batch as a reading thread makes it.
    static func batch(_ vectors: Matrix, _ rows: [EmbeddingRow]) throws -> EmbeddingTable.Batch {
        var batch = EmbeddingTable.Batch()
        batch.shared.values = vectors.values
        for (index, row) in rows.enumerated() {
            let vector = index * vectors.columns..<(index + 1) * vectors.columns
            batch.append(IncomingEmbedding(row: row, vector: vector, line: 0..<0), of: try Record("{}"))
        }
        return batch
    }

    /// The lines of records that a writer hands over, as records.
    static func records(_ lines: [[UInt8]]) throws -> [Record] {
        try lines.enumerated().map { index, line in
            try Record(bytes: Bytes(line), range: 0..<line.count, place: Place(file: "t", line: index + 1))
        }
    }
}
