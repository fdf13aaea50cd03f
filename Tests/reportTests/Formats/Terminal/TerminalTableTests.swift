import Findings
import Testing

@testable import report

@Suite struct TerminalTableTests {
    private let scale = Scale(maximum: 1)

    @Test func aBarHasTheLengthOfItsValueInEighths() {
        #expect(TerminalTable.bar(Figure(value: 0.5), scale: scale, width: 8) == "████    ")
        #expect(TerminalTable.bar(Figure(value: 0.5625), scale: scale, width: 8) == "████▌   ")
        #expect(TerminalTable.bar(Figure(value: 1), scale: scale, width: 4) == "████")
        #expect(TerminalTable.bar(Figure(), scale: scale, width: 4) == "")
    }

    @Test func theFloorIsMarkedInsideAndOutsideTheBar() {
        #expect(TerminalTable.bar(Figure(value: 0.5, floor95: 0.25), scale: scale, width: 8) == "██│█    ")
        #expect(TerminalTable.bar(Figure(value: 0.25, floor95: 0.75), scale: scale, width: 8) == "██    │ ")
        #expect(TerminalTable.bar(Figure(value: 0.25, floor95: 1), scale: scale, width: 8) == "██     │")
    }

    @Test func aWideTerminalHasOneBlockANarrowOneTwo() {
        let table = Table([Fixtures.divergence("a", js: 0.25)])
        #expect(TerminalTable(table, width: 140).blocks.count == 1)
        let blocks = TerminalTable(table, width: 60).blocks
        #expect(blocks.count == 2)
        #expect(blocks[1].header == "simulator  KL fwd  KL bwd     TV  n ref.  n sim.")
        #expect(blocks[1].lines == ["a           0.500   0.250  0.750      40      30"])
    }

    /// In the square of the rows it took minutes.
    @Test(.timeLimit(.minutes(1))) func thousandsOfSimulatorsAreLaidOutInTimeThatGrowsWithThem() {
        let table = Table((0..<5000).map { Fixtures.divergence("sim:\($0)", js: 0.25) })
        #expect(TerminalTable(table, width: 140).blocks[0].lines.count == 5000)
    }
}
