/// The positions of the values on both sides of a comparison, among the records that have one.
struct MeasureComparison {
    var source: String
    /// nil: all domains together.
    var domain: String?
    var reference: [Int]
    var simulated: [Int]
    /// Conversations of the sides that have measures, but not this one.
    var missingInReference = 0
    var missingInSource = 0
    var warnings: [String] = []
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

    func row(at position: Int) -> MeasureTable.Row { table.rows[Int(records[position])] }

    /// The comparison of all domains together, or of one; nil where neither side has the measure.
    func comparison(_ source: String, with reference: String, domain: Int32?, minimum: Int) -> MeasureComparison? {
        guard let one = table.sources.position(of: reference), let other = table.sources.position(of: source) else { return nil }
        func side(_ source: Int) -> [Int] { domain.map { byDomain[source][$0] ?? [] } ?? positions[source] }
        var comparison = MeasureComparison(
            source: source, domain: domain.map { table.domains.all[Int($0)] }, reference: side(one), simulated: side(other))
        let (n, m) = (comparison.reference.count, comparison.simulated.count)
        guard n + m > 0 else { return nil }
        comparison.missingInReference = (measured[one][domain] ?? 0) - n
        comparison.missingInSource = (measured[other][domain] ?? 0) - m
        if min(n, m) < minimum { comparison.warnings.append("small_n") }
        if max(n, m) > 2 * min(n, m) { comparison.warnings.append("unequal_n") }
        if n > 0, m > 0 {
            if domain == nil, mixesDiffer(one, other) { comparison.warnings.append("domain_mix_differs") }
            if !idsMeet(comparison) { comparison.warnings.append("ids_do_not_meet") }
        }
        return comparison
    }

    /// The domains in which both sides have as many values, in the order of their names.
    func domains(_ source: String, _ reference: String, minimum: Int) -> [Int32] {
        guard let one = table.sources.position(of: reference), let other = table.sources.position(of: source) else { return [] }
        return table.domainsByName.filter { domain in
            [one, other].allSatisfy { (byDomain[$0][domain]?.count ?? 0) >= minimum }
        }
    }

    /// Whether at least half of the ids on the side with fewer of them occur on the other.
    private func idsMeet(_ comparison: MeasureComparison) -> Bool {
        func ids(_ positions: [Int]) -> Set<Int32> { Set(positions.map { row(at: $0).id }) }
        let (left, right) = (ids(comparison.reference), ids(comparison.simulated))
        return 2 * left.intersection(right).count >= min(left.count, right.count)
    }

    /// Whether the shares of the domains lie more than 0.1 apart in total variation.
    private func mixesDiffer(_ one: Int, _ other: Int) -> Bool {
        func shares(_ source: Int) -> [Double] {
            (-1..<Int32(table.domains.all.count)).map { Double(byDomain[source][$0]?.count ?? 0) / Double(positions[source].count) }
        }
        return totalVariation(shares(one), shares(other)) > 0.1
    }
}
