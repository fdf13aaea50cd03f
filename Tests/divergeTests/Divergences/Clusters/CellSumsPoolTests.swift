import Testing

@testable import diverge

@Suite struct CellSumsPoolTests {
    @Test func sumsServeAgainAndOnlyForTheSameCellsAndRule() {
        let pool = CellSumsPool()
        let other = DivergenceRule(smoothing: .none)
        for (cells, rule) in [(3, DivergenceRule()), (3, DivergenceRule()), (4, DivergenceRule()), (4, other)] {
            let counts = [Int32](repeating: 2, count: cells - 1)
            let values = pool.withSums(cells: cells, rule: rule) { $0.divergences([1] + counts, [2] + counts) }
            #expect(values == divergences(reference: [1] + counts, source: [2] + counts, rule: rule))
        }
    }
}
