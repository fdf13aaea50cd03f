import Stage

/// The records that are drawn in one place of a picture: those of one source in one codebook.
struct Series: Sendable, Hashable {
    var facet: String
    var codebook: String?
    var source: String
    /// How the records were made; pictures are of the very records that findings were made of.
    var via: String?
}

/// An assignment with its first two principal coordinates, as quantize --projection writes it.
struct Projection: Sendable {
    struct Point: Sendable, Equatable {
        /// Of the id alone, so that of paired data the same task instances are drawn on both sides.
        var hash: UInt64
        var x: Double
        var y: Double
    }

    var series: Series
    var point: Point

    init(_ record: Record) throws {
        let coordinates = (record["projection"]?.elements ?? []).map(\.double)
        guard coordinates.count == 2, let x = coordinates[0], let y = coordinates[1] else {
            throw record.failure("expected two numbers", field: "projection")
        }
        series = Series(
            facet: try record.optionalString("facet") ?? "", codebook: try record.optionalString("codebook"),
            source: try record.name("source"), via: try record.optionalString("via"))
        point = Point(hash: identityHash(try record.name("id")), x: x, y: y)
    }
}

/// A sample of the assignments of each series: those whose ids have the least hashes, in whatever order they come.
struct Projections: Sendable {
    struct Sample: Sendable {
        /// Of all records, those that were not kept too.
        var count = 0
        var points = SmallestN<Projection.Point>(Projections.limit) { ($0.hash, $0.x, $0.y) < ($1.hash, $1.x, $1.y) }
    }

    /// Points kept of a series.
    static let limit = 500

    private(set) var samples: [Series: Sample] = [:]

    mutating func add(_ projection: Projection) {
        samples[projection.series, default: Sample()].count += 1
        samples[projection.series]?.points.add(projection.point)
    }

    var count: Int { samples.values.reduce(0) { $0 + $1.count } }
}
