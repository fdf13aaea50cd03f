import Stage
import Testing

@testable import diverge

@Suite struct RewardRatesTests {
    private let resampling = Resampling(bootstrap: 500, permutations: 2000, confidence: 0.95, seed: 1, threads: 1)

    private func instance(_ number: Int, _ rewards: [Int: [Double]], unit: Int? = nil) -> RewardTable.Instance {
        let trials = rewards.mapValues { RewardTable.Trials(reward: $0.reduce(0, +), successes: $0.count { $0 > 0 }, count: $0.count) }
        return RewardTable.Instance(
            id: "\(number)", unit: unit ?? number, trials: trials)
    }

    /// By hand: ids weigh the same, whatever their trials.
    @Test func trialsOfAnIdAreAveragedFirst() {
        let instances = [instance(0, [0: [1, 1, 0, 0]]), instance(1, [0: [0.5]]), instance(2, [1: [1]])]
        let rates = RewardRates(instances, source: 0, resampling, stream: "test")
        #expect(rates.meanReward.value == 0.5 && rates.successRate.value == 0.75)
        #expect(rates.instances == 2 && rates.trials == 5 && rates.units == 2 && rates.meanReward.method == .bootstrap)
        let single = RewardRates([instance(0, [0: [1]]), instance(1, [0: [0]])], source: 0, resampling, stream: "test")
        #expect(single.meanReward.method == .wilson, "single trials with 0 or 1")
    }

    /// Eight ids; the p-value is exact over all sign patterns: scipy.stats.permutation_test(permutation_type="samples").
    @Test func differenceOverCommonIds() throws {
        let values: [Double] = [3, -1, 2, 4, 0, 1, -2, 5]
        let instances =
            values.enumerated().map { instance($0, [0: [1 + $1], 1: [1]]) } + [instance(8, [0: [100]]), instance(9, [1: [100]])]
        let found = RewardDifferences(instances, 0, 1, resampling, stream: "test")
        #expect(found.meanReward.value == 12.0 / 8 && found.instances == 8)
        // Rewards of 0 and of -1 are no success: two ids of the first source.
        #expect(found.successRate.value == -2.0 / 8)
        #expect(abs(try #require(found.meanReward.test).p - 0.171875) < 5 * (0.171875 * 0.828125 / 2000).squareRoot())
        let turned = RewardDifferences(instances, 1, 0, resampling, stream: "test")
        #expect(turned.meanReward.value == -found.meanReward.value && turned.meanReward.test?.p == found.meanReward.test?.p)
    }

    @Test func idsOfAUnitAreDrawnTogether() {
        let instances = (0..<6).map { instance($0, [0: [1], 1: [0]], unit: $0 / 3) }
        let found = RewardDifferences(instances, 0, 1, resampling, stream: "test")
        #expect(found.units == 2 && found.instances == 6 && found.meanReward.value == 1)
        #expect(RewardDifferences([], 0, 1, resampling, stream: "test").meanReward.value.isNaN)
    }
}
