import Testing

@testable import report

@Suite struct FiguresTests {
    @Test func showsThreeDecimals() {
        #expect(Figures.decimal(0.69314718) == "0.693")
        #expect(Figures.decimal(-0.0) == "0.000")
        #expect(Figures.decimal(-1e-17) == "0.000")
    }

    @Test func showsADashForWhatIsMissing() {
        #expect(Figures.decimal(nil) == "–" && Figures.decimal(.nan) == "–" && Figures.decimal(.infinity) == "–")
        #expect(Figures.p(nil) == "–" && Figures.count(nil) == "–")
        #expect(Figures.interval(Estimate(value: 1)) == "–")
        #expect(Figures.interval(Estimate(low: 0.1)) == "0.100––")
    }

    @Test func smallPValuesAreBounded() {
        #expect(Figures.p(0.000999) == "<0.001")
        #expect(Figures.p(0.001) == "0.001")
        #expect(Figures.p(1) == "1.000")
    }

    @Test func listsInWords() {
        #expect(Figures.list([]) == "")
        #expect(Figures.list(["a"]) == "a")
        #expect(Figures.list(["a", "b", "c"]) == "a, b and c")
    }
}
