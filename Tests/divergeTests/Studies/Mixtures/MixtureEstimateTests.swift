import Numerics
import Testing

@testable import diverge

@Suite struct MixtureEstimateTests {
    private func estimator(threads: Int = 2, bootstrap: Int = 100) -> MixtureEstimator {
        let counts: [[Int32]] = [[30, 30, 20, 20], [50, 40, 5, 5], [5, 5, 50, 40], [25, 25, 25, 25]]
        let samples = counts.map { PairEstimateTests.sample($0) }
        let halves = [0, 1].map { half in samples.map { sample in sample.picked((0..<sample.units).filter { $0 % 2 == half }) } }
        return MixtureEstimator(
            reference: samples[0], simulators: Array(samples[1...]), halves: halves, clusters: 4,
            resampling: Resampling(bootstrap: bootstrap, permutations: 0, confidence: 0.95, seed: 3, threads: threads), stream: "s")
    }

    @Test func everyPairHasItsCurveAndPlan() throws {
        let pairs = estimator().pairs()
        #expect(pairs.map(\.members) == [[0, 1], [0, 2], [1, 2]])
        for pair in pairs {
            let fit = try #require(pair.fit)
            #expect(pair.curve.count == 21 && pair.curve.allSatisfy { $0 >= fit.value - 1e-10 }, "no point of the curve is lower")
            #expect(abs(min(pair.curve[0], pair.curve[20]) - pair.bestValue) < 1e-12, "the ends are the members alone")
            #expect(pair.heldOut != nil && pair.plan.reduce(0, +) >= 100)
        }
        // By hand: of the first two cells people have 0.6, the simulators 0.9 and 0.1, and 0.9 w + 0.1 (1 - w) is 0.6 at 5/8.
        #expect(abs(try #require(pairs[0].fit).weights[0] - 0.625) < 0.02)
    }

    @Test func intervalsHoldTheWeightsAndDoNotDependOnThreads() throws {
        let objectives: [MixtureObjective] = [.js, .klForward(.paper)]
        let (one, two) = (estimator(threads: 1).all(objectives), estimator(threads: 2).all(objectives))
        for (left, right) in zip(one, two) {
            let fit = try #require(left.fit)
            for (weight, interval) in zip(fit.weights, left.intervals) { #expect(try #require(interval.range).contains(weight)) }
            #expect(left.intervals.map(\.range) == right.intervals.map(\.range) && left.intervals.count == 3)
        }
        #expect(estimator(bootstrap: 0).all(objectives).allSatisfy { $0.intervals.isEmpty })
    }

    @Test func greedyEndsWithAll() throws {
        let steps = estimator().greedy()
        #expect(steps.map(\.members.count) == [1, 2, 3])
        let all = try #require(estimator().all([.js])[0].fit)
        #expect(abs(try #require(steps[2].fit).value - all.value) < 1e-9)
    }

    @Test func infinityHasNoWeights() {
        let samples = [[0, 1, 2], [0, 1, 1], [1, 0, 0]].map { Sample($0.map { Int32($0) }) }
        let estimate = MixtureEstimator(
            reference: samples[0], simulators: Array(samples[1...]), halves: [samples, samples], clusters: 3,
            resampling: Resampling(bootstrap: 10, permutations: 0, confidence: 0.95, seed: 3, threads: 1), stream: "s"
        ).all([.klForward(.none)])[0]
        #expect(estimate.fit == nil && estimate.intervals.isEmpty && estimate.plan.isEmpty && estimate.heldOut == nil)
    }

    /// By hand: the farther end, 0.3 below, goes to both sides, and the upper side ends at 1.
    @Test func weightIntervalTakesTheFartherEnd() throws {
        let replicates = (0...1000).map { 0.5 + 0.4 * Double($0) / 1000 }
        let range = try #require(BootstrapInterval.ofWeight(0.8, replicates: replicates, confidence: 0.9).range)
        #expect(abs(range.lowerBound - 0.52) < 1e-12 && range.upperBound == 1)
    }
}
