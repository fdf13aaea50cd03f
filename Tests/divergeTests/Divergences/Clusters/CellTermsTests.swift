import Testing

@testable import diverge

@Suite struct CellTermsTests {
    @Test func rowHasRoomForAllTerms() {
        #expect(CellTerms.Place.frontierStar + 2 * Frontier.points <= CellTerms.width && CellTerms.width % 8 == 0)
    }

    @Test func emptyCellOfEqualTotalsAddsNothing() {
        var row = [Double](repeating: 0, count: CellTerms.width)
        let terms = CellTerms(cells: 5, rule: DivergenceRule(), n: 7, m: 7)
        row.withUnsafeMutableBufferPointer { row in
            if let base = row.baseAddress { terms.add(0, 0, to: base) }
        }
        #expect(row.allSatisfy { $0 == 0 })
    }
}
