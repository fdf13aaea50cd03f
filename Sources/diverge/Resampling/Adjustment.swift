/// A p-value adjusted over its family: those that are looked at together.
typealias Adjustment = (holm: Double, bh: Double)

/// Adjusts p-values over their families: `place` puts each adjustment where its p-value came from. The members of a family stand in
/// the order of `tests`.
func adjust<Place, Family: Hashable>(
    _ tests: some Sequence<(place: Place, p: Double, family: Family)>, _ set: (Place, Adjustment) -> Void
) {
    for members in Dictionary(grouping: tests, by: \.family).values {
        let values = members.map(\.p)
        let adjusted = zip(MultipleTesting.holm(values), MultipleTesting.benjaminiHochberg(values))
        for (member, pair) in zip(members, adjusted) { set(member.place, (holm: pair.0, bh: pair.1)) }
    }
}

/// Adjusts the p-values of the estimates of each row, a simulator's or an aspect's; nil: a row that is of no family, such as the control.
func adjust<Family: Hashable>(_ rows: inout [[Estimate]], family: (_ row: Int, Estimate) -> Family?) {
    let tests = rows.indices.flatMap { row in
        rows[row].indices.compactMap { column -> (place: (row: Int, column: Int), p: Double, family: Family)? in
            guard let p = rows[row][column].test?.p, let family = family(row, rows[row][column]) else { return nil }
            return ((row, column), p, family)
        }
    }
    adjust(tests) { place, adjustment in rows[place.row][place.column].adjusted = adjustment }
}
