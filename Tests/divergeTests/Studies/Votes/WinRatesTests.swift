import Testing

@testable import diverge

@Suite struct WinRatesTests {
    private let resampling = Resampling(bootstrap: 500, permutations: 500, confidence: 0.95, seed: 1, threads: 1)

    private func contests(_ wins: Int, _ ties: Int, _ losses: Int, first: Bool? = nil, perUnit: Int = 1) -> [Contest] {
        let outcomes: [Contest.Outcome] =
            Array(repeating: .win, count: wins) + Array(repeating: .tie, count: ties) + Array(repeating: .loss, count: losses)
        return outcomes.enumerated().map { Contest(outcome: $1, wasShownFirst: first, unit: $0 / perUnit) }
    }

    /// By hand; the sign test is scipy.stats.binomtest(3, 10), the interval statsmodels' Wilson of 3 in 10.
    @Test func ratesOfAHandCase() throws {
        let rates = WinRates(contests(3, 10, 7), resampling, stream: "test")
        #expect(rates.wins == 3 && rates.ties == 10 && rates.losses == 7 && rates.count == 20)
        #expect(rates.winRate.value == 0.15 && rates.adjusted.value == 0.4 && rates.decisive.value == 0.3)
        #expect(abs((rates.signTest ?? 0) - 0.34375) < 1e-12)
        let range = try #require(rates.decisive.interval?.range)
        #expect(abs(range.lowerBound - 0.10779126740630099) < 1e-12 && abs(range.upperBound - 0.6032218525388546) < 1e-12)
        #expect(rates.winRate.method == .wilson && rates.adjusted.method == .bootstrap)
        // With single votes the signs of the decisive ones give the same test as the binomial, but for the sampling.
        #expect(abs((rates.adjustedP ?? 0) - 0.34375) < 5 * (0.34375 * 0.65625 / 500).squareRoot())
    }

    /// The user study of 2605.09808: of 283 single votes without ties, 161 and 164 are significant, 144 are not.
    @Test(arguments: [(144, false), (161, true), (164, true)]) func userStudy(wins: Int, isSignificant: Bool) throws {
        let rates = WinRates(contests(wins, 0, 283 - wins), resampling, stream: "test")
        let range = try #require(rates.winRate.interval?.range)
        #expect((range.lowerBound > 0.5) == isSignificant && ((rates.signTest ?? 1) < 0.05) == isSignificant)
        #expect(rates.adjusted.value == rates.winRate.value && rates.decisive.value == rates.winRate.value)
    }

    @Test func votesOfAParticipantAreDrawnTogether() throws {
        let rates = WinRates(contests(40, 0, 40, perUnit: 10), resampling, stream: "test")
        #expect(rates.units == 8 && rates.winRate.method == .bootstrap)
        // Eight people of one mind each: a sign test over 80 votes would be far surer than one over people.
        #expect(try #require(rates.adjustedP) > 0.5)
    }

    @Test func withoutADecisiveContestThereIsNoTest() {
        let rates = WinRates(contests(0, 4, 0), resampling, stream: "test")
        #expect(rates.signTest == nil && rates.decisive.value.isNaN && rates.decisive.interval?.reason == "nothing was counted")
        #expect(rates.winRate.value == 0 && rates.adjusted.value == 0.5)
        let none = WinRates([], resampling, stream: "test")
        #expect(none.winRate.value.isNaN && none.signTest == nil && none.position == nil)
    }

    @Test func placeShownFirst() throws {
        #expect(WinRates(contests(3, 2, 1), resampling, stream: "test").position == nil)
        // Shown first: 6 wins, 1 loss; shown second: 1 win, 2 losses, 2 ties; unknown: 5 wins.
        let mixed = contests(6, 0, 1, first: true) + contests(1, 2, 2, first: false) + contests(5, 0, 0)
        let position = try #require(WinRates(mixed, resampling, stream: "test").position)
        #expect(position.count == 10 && position.firstShown.value == 0.8 && !position.isConfounded)
        // scipy.stats.binomtest(8, 10)
        #expect(abs((position.test ?? 0) - 0.109375) < 1e-12)
        let always = try #require(WinRates(contests(3, 0, 1, first: true), resampling, stream: "test").position)
        #expect(always.isConfounded && always.firstShown.value == 0.75)
        let tied = try #require(WinRates(contests(0, 2, 0, first: true), resampling, stream: "test").position)
        #expect(tied.count == 0 && tied.test == nil)
    }
}
