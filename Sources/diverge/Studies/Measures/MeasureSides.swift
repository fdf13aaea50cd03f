import Findings

/// The positions of the values on both sides of a comparison, among the records that have one; its task is a domain.
typealias MeasureComparison = Comparison<[Int]>

extension MeasureComparison {
    var domain: String? { task }
}

/// The records that have a measure sorted by source and domain, and what else is known of them.
struct MeasureSides {
    let records: [Int32]
    private let table: MeasureTable
    /// By source: positions in `records`.
    private let positions: [[Int]]
    /// By source and domain (-1: none).
    private let byDomain: [[Int32: [Int]]]
    /// By source and domain: the conversations with any measure; under nil those of all domains.
    private let measured: [[Int32?: Int]]

    init(_ records: [Int32], _ table: MeasureTable, measured: [[Int32?: Int]]) {
        (self.records, self.table, self.measured) = (records, table, measured)
        var positions = [[Int]](repeating: [], count: table.sources.all.count)
        for (position, record) in records.enumerated() { positions[Int(table.rows[Int(record)].source)].append(position) }
        self.positions = positions
        byDomain = positions.map { Dictionary(grouping: $0) { table.rows[Int(records[$0])].domain } }
    }

    func row(at position: Int) -> MeasureRow { table.rows[Int(records[position])] }

    /// The comparison of all domains together, or of one; nil where neither side has the measure.
    func comparison(_ source: String, with reference: String, domain: Int32?, minimum: Int) -> MeasureComparison? {
        guard let first = table.sources.position(of: reference), let second = table.sources.position(of: source) else { return nil }
        let (reference, simulated) = (side(first, domain), side(second, domain))
        guard reference.count + simulated.count > 0 else { return nil }
        let warnings = ComparisonWarnings(small: .smallN, least: minimum, mix: .domainMixDiffers)
        return MeasureComparison(
            source: source, task: domain.map { table.domains.all[Int($0)] }, reference: reference, simulated: simulated,
            warnings: warnings.of(summary(reference), summary(simulated)))
    }

    /// The conversations of both sides that have measures, but not this one.
    func missing(_ comparison: MeasureComparison, from reference: String) -> (reference: Int, source: Int) {
        let domain = comparison.domain.flatMap { table.domains.position(of: $0) }.map(Int32.init)
        func missing(_ source: String, _ side: [Int]) -> Int {
            (table.sources.position(of: source).flatMap { measured[$0][domain] } ?? 0) - side.count
        }
        return (missing(reference, comparison.reference), missing(comparison.source, comparison.simulated))
    }

    private func side(_ source: Int, _ domain: Int32?) -> [Int] { domain.map { byDomain[source][$0] ?? [] } ?? positions[source] }

    private func summary(_ side: [Int]) -> SideSummary {
        SideSummary(side.map { (UInt64(row(at: $0).id), Int(row(at: $0).domain)) }, tasks: table.domains.all.count)
    }

    /// The domains in which both sides have as many values, in the order of their names.
    func domains(_ source: String, _ reference: String, minimum: Int) -> [Int32] {
        guard let first = table.sources.position(of: reference), let second = table.sources.position(of: source) else { return [] }
        return table.domainsByName.filter { domain in
            [first, second].allSatisfy { (byDomain[$0][domain]?.count ?? 0) >= minimum }
        }
    }
}
