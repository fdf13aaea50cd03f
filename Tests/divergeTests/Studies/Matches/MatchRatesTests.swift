import Numerics
import Testing

@testable import diverge

@Suite struct MatchRatesTests {
    private let resampling = Resampling(bootstrap: 500, permutations: 500, confidence: 0.95, seed: 1, threads: 1)

    private func cases(_ matched: [[Bool]], users: [Int]? = nil) -> [JudgedCases.Case] {
        matched.enumerated().map { JudgedCases.Case(item: $0, unit: users?[$0] ?? $0, matched: $1) }
    }

    /// The dataset card of 2605.20204: 39.0, 26.2, 93.2, 36.0 and 32.0 % of 600 cases, which it sums up as 45.3.
    @Test func publishedIndex() {
        let counts = [234, 157, 559, 216, 192]
        let rates = MatchRates(
            cases((0..<600).map { item in counts.map { item < $0 } }), dimensions: 5, resampling, stream: "test")
        for (rate, percent) in zip(rates.rates, [39.0, 26.2, 93.2, 36, 32]) { #expect(abs(100 * rate.value - percent) < 0.05) }
        #expect(abs(100 * rates.index.value - 45.3) < 0.05 && abs(rates.index.value - 1358.0 / 3000) < 1e-12)
        #expect(rates.rates.allSatisfy { $0.method == .wilson } && rates.index.method == .bootstrap)
    }

    @Test func indexIsTheMeanOfTheRates() {
        for seed in UInt64(1)...20 {
            var generator = Xoshiro256(seed: seed, stream: "test")
            let matched = (0..<30).map { _ in (0..<4).map { _ in generator.uniform() < 0.4 } }
            let users = (0..<30).map { _ in generator.integer(below: 12) }
            let rates = MatchRates(cases(matched, users: users), dimensions: 4, resampling, stream: "test")
            #expect(abs(rates.index.value - mean(rates.rates.map(\.value))) < 1e-12, "seed \(seed)")
            #expect(rates.units == Set(users).count)
            for share in rates.rates + [rates.index] {
                let range = share.interval?.range
                #expect(range.map { $0.contains(share.value) } == true, "seed \(seed)")
            }
        }
    }

    /// By hand, with statsmodels' mcnemar(exact=True) for 12 against 3.
    @Test func differencesOfTheSameCases() {
        let before = (0..<33).map { [$0 < 13, true] }
        let after = (0..<33).map { [$0 < 10 || ($0 >= 13 && $0 < 25), false] }
        let pairs = Array(zip(cases(after), cases(before)))
        let differences = MatchDifferences(pairs, dimensions: 2, resampling, stream: "test")
        #expect(differences.rates[0].discordant == (12, 3) && differences.rates[1].discordant == (0, 33))
        #expect(abs((differences.rates[0].mcNemar ?? 0) - 0.03515625) < 1e-12)
        #expect(abs(differences.rates[0].difference.value - 100 * 9 / 33) < 1e-12 && differences.rates[1].difference.value == -100)
        #expect(abs(differences.index.value - 100 * (9.0 - 33) / 66) < 1e-12)
        #expect(differences.index.test?.p == 1.0 / 501, "no sign pattern of 500 comes as far")
    }

    @Test func nothingDiscordantAndNothingPaired() {
        let same = cases([[true], [false]])
        let equal = MatchDifferences(Array(zip(same, same)), dimensions: 1, resampling, stream: "test")
        #expect(equal.rates[0].mcNemar == nil && equal.index.value == 0 && equal.index.test?.p == 1)
        let none = MatchDifferences([], dimensions: 1, resampling, stream: "test")
        #expect(none.index.value.isNaN && none.rates[0].difference.interval?.reason == "no pair")
    }

    /// Users whose cases are alike: drawn whole, the interval is wider than for as many cases by themselves.
    @Test func clusteringWidensTheInterval() throws {
        let matched = (0..<200).map { [($0 / 10) % 2 == 0] }
        let clustered = MatchRates(cases(matched, users: (0..<200).map { $0 / 10 }), dimensions: 1, resampling, stream: "test").rates[0]
        let single = MatchRates(cases(matched), dimensions: 1, resampling, stream: "test").rates[0]
        func width(_ share: Share) throws -> Double {
            let range = try #require(share.interval?.range)
            return range.upperBound - range.lowerBound
        }
        #expect(try width(clustered) > 2 * width(single))
    }
}
