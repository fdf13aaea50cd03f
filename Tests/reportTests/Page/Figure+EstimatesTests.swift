import Findings
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
        #expect(Figures.interval(Figure(value: 1)) == "–")
        #expect(Figures.interval(Figure(low: 0.1)) == "0.100––")
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

    @Test func threeDigitsThatCount() {
        #expect(
            [0.1239, 0.9996, 4.018, 9.996, 11.64, 99.96, 143.4, -0.5, 0.0001, -0.0001].map { Figures.short($0) } == [
                "0.124", "1.00", "4.02", "10.0", "11.6", "100", "143", "-0.500", "0", "0",
            ])
        #expect(Figures.short(nil) == "–" && Figures.short(.nan) == "–")
    }

    @Test func differencesHaveASign() {
        #expect(Figures.signed(-0.5, 0.25) == "-0.500 to +0.250" && Figures.signed(0, 12) == "0 to +12.0")
        #expect(Figures.signed(nil, 1) == "–" && Figures.signed(.nan, 1) == "–")
    }

    @Test func scoresAreOfAHundred() {
        #expect(Figures.score(71.26) == "71.3" && Figures.score(nil) == "–")
        #expect(Figures.scores(Figure(value: 71, low: 69.04, high: 72)) == "69.0–72.0" && Figures.scores(Figure(value: 71)) == "–")
    }
}
