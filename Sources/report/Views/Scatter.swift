import Findings

/// The records of a simulator over those of the reference, by their first two principal coordinates.
struct Scatter: Sendable {
    struct Side: Sendable {
        var name: String
        /// Of all records; at most that many are drawn.
        var count: Int
        var points: [Projection.Point]
    }

    var source: Side
    var reference: Side
    /// What the axes must hold: the same for all that share a codebook, so that places can be compared.
    var extent: Extent
}

/// The least and greatest coordinates of points.
struct Extent: Sendable, Equatable {
    var x: ClosedRange<Double>
    var y: ClosedRange<Double>

    /// nil for no points.
    init?(_ points: [Projection.Point]) {
        guard let first = points.first else { return nil }
        (x, y) = (first.x...first.x, first.y...first.y)
        for point in points {
            x = min(x.lowerBound, point.x)...max(x.upperBound, point.x)
            y = min(y.lowerBound, point.y)...max(y.upperBound, point.y)
        }
    }
}

extension Projections {
    /// Points drawn on a page at most, however many panels it has: about 12 bytes each.
    static let pointLimit = 60_000

    /// A panel for each simulator whose records, and those of the reference, are in the input. `panels` are on the page.
    func scatters(_ divergences: [DivergenceFinding], panels: Int) -> [Scatter] {
        let limit = max(1, Self.pointLimit / max(1, 2 * panels))
        func side(_ source: String, of finding: DivergenceFinding) -> Scatter.Side? {
            samples[finding.series(source)].map { sample in
                let name = displayText(source, limit: Limits.name)
                return Scatter.Side(name: name, count: sample.count, points: Array(sample.points.elements.prefix(limit)))
            }
        }
        let pairs = divergences.filter { !$0.subject.isControl }.compactMap { finding in
            side(finding.subject.sourceName, of: finding).flatMap { source in
                side(finding.subject.reference ?? "", of: finding).map { (finding.subject.codebook, source, $0) }
            }
        }
        let byCodebook = Dictionary(grouping: pairs, by: \.0).mapValues { Extent($0.flatMap { $0.1.points + $0.2.points }) }
        return pairs.compactMap { codebook, source, reference in
            byCodebook[codebook].flatMap { $0 }.map { Scatter(source: source, reference: reference, extent: $0) }
        }
    }

    /// How many assignments belong to no comparison of these.
    func unmatched(by divergences: [DivergenceFinding]) -> Int {
        let known = Set(
            divergences.flatMap { finding in
                [finding.subject.sourceName, finding.subject.reference ?? ""].map { finding.series($0) }
            })
        return samples.reduce(0) { known.contains($1.key) ? $0 : $0 + $1.value.count }
    }
}

extension DivergenceFinding {
    /// The assignments of a side that the finding was made of; their `via` lacks diverge's own part.
    func series(_ source: String) -> Series {
        let parts = origin.via?.split(separator: " ").dropLast() ?? []
        return Series(
            facet: subject.facet ?? "", codebook: subject.codebook, source: source, via: parts.isEmpty ? nil : parts.joined(separator: " "))
    }
}
