import Testing

@testable import diverge

@Suite struct NumberPatternTests {
    @Test func numbersByTheMeansOfDomains() {
        let reference: [(domain: Int, value: Double)] = [(0, 1), (0, 3), (1, 4), (2, 10), (2, 10)]
        let source: [(domain: Int, value: Double)] = [(0, 5), (1, 4), (1, 7), (2, 6)]
        let cells = NumberPattern(reference + source, domains: 3)
        #expect(cells.cells == 7, "pairs of domain and value that occur")
        func counts(_ side: [(domain: Int, value: Double)]) -> [Int32] {
            counted(side.map { cells.cell(of: $0.value, domain: $0.domain) }, clusters: cells.cells)
        }
        let found = cells.values(reference: counts(reference), source: counts(source))
        #expect(abs(found[0] - pearson([2, 4, 10], [5, 5.5, 6])) < 1e-12)
    }
}
