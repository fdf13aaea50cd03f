import Numerics
import Testing

@testable import diverge

@Suite struct CellSumsTests {
    /// Rows kept from earlier histograms, other totals in between, counts beyond the table: always what a new one gives.
    @Test func keptRowsChangeNothing() {
        var generator = Xoshiro256(seed: 2, stream: "cells")
        var kept = CellSums(cells: 30, rule: DivergenceRule(smoothing: .additive(0.3)))
        for round in 0..<40 {
            let high = round % 3 == 0 ? 400 : 9
            let (a, b) = (
                (0..<30).map { _ in Int32(generator.integer(below: high)) }, (0..<30).map { _ in Int32(generator.integer(below: 9)) }
            )
            let fresh = divergences(reference: a, source: b, rule: DivergenceRule(smoothing: .additive(0.3)))
            #expect(kept.divergences(a, b) == fresh)
            #expect(kept.divergences(a, b) == fresh)
        }
    }

    @Test func emptyCellsCountByTheirNumber() {
        var sums = CellSums(cells: 1000, rule: DivergenceRule(smoothing: .krichevskyTrofimov))
        let (a, b) = ([Int32](repeating: 0, count: 999) + [8], [Int32](repeating: 0, count: 999) + [2])
        sums.begin(n: 8, m: 2)
        sums.add(a, b)
        var one = CellSums(cells: 1000, rule: DivergenceRule(smoothing: .krichevskyTrofimov))
        one.begin(n: 8, m: 2)
        for (a, b) in zip(a, b) { one.add(a, b) }
        for (left, right) in zip(sums.sums, one.sums) { #expect(abs(left - right) < 1e-12) }
    }
}
