import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct MixtureFitTests {
    private static let counts = PairEstimateTests.counts

    /// scipy 1.17, the best of 20 starts of SLSQP with ftol 1e-16; its weights are exact to about 1e-5.
    @Test(arguments: [
        (MixtureObjective.js, [0.42402, 0, 0.57598, 0], 0.09208466865196595),
        (.klForward(.paper), [0.57171, 0, 0.36296, 0.06533], 0.06581253239837359),
        (.klForward(.krichevskyTrofimov), [0.53012, 0, 0.46812, 0.00175], 0.2150254541284672),
    ])
    func agreesWithScipy(objective: MixtureObjective, weights: [Double], value: Double) throws {
        let problem = MixtureProblem(objective, reference: Self.counts[0], members: Array(Self.counts[1...]))
        let fit = try #require(problem.fit())
        #expect(abs(fit.value - value) < 1e-9 && fit.gap <= MixtureProblem.tolerance)
        for (left, right) in zip(fit.weights, weights) { #expect(abs(left - right) < 1e-4, "\(fit.weights)") }
    }

    /// The EM algorithm for mixing weights, plainly: each weight times the mean over the target of its share of the mixture.
    private func expectationMaximisation(_ problem: MixtureProblem, steps: Int) -> [Double] {
        var weights = problem.members.map { _ in 1 / Double(problem.members.count) }
        for _ in 0..<steps {
            let mixture = problem.mixture(weights)
            weights = zip(weights, problem.members).map { weight, member in
                weight
                    * problem.target.indices.reduce(0) { $0 + (problem.target[$1] > 0 ? problem.target[$1] * member[$1] / mixture[$1] : 0) }
            }
        }
        return weights
    }

    private func problem(_ objective: MixtureObjective, members: Int, cells: Int, seed: UInt64) -> MixtureProblem {
        var generator = Xoshiro256(seed: seed, stream: "fit")
        func counts(_ high: Int) -> [Int32] { [1] + (1..<cells).map { _ in Int32(generator.integer(below: high)) } }
        return MixtureProblem(objective, reference: counts(20), members: (0..<members).map { counts(2 + $0 * 3) })
    }

    @Test(arguments: 0..<10 as Range<UInt64>) func findsWhatExpectationMaximisationFinds(seed: UInt64) throws {
        let problem = problem(.klForward(.krichevskyTrofimov), members: 5, cells: 40, seed: seed)
        let fit = try #require(problem.fit())
        let plain = expectationMaximisation(problem, steps: 20_000)
        #expect(fit.value <= problem.value(plain) + 1e-12, "seed \(seed)")
        for (left, right) in zip(fit.weights, plain) { #expect(abs(left - right) < 1e-3, "seed \(seed): \(fit.weights), \(plain)") }
    }

    /// Convexity: no point of the simplex is lower than the gap allows, and any start comes to the same value.
    @Test(arguments: [MixtureObjective.js, .klForward(.paper), .klForward(.none)], 0..<10 as Range<UInt64>)
    func nothingIsLower(objective: MixtureObjective, seed: UInt64) throws {
        let problem = problem(objective, members: 24, cells: 60, seed: seed)
        let fit = try #require(problem.fit())
        #expect(fit.gap <= MixtureProblem.tolerance, "seed \(seed): gap \(fit.gap)")
        #expect(abs(fit.weights.reduce(0, +) - 1) < 1e-12 && fit.weights.allSatisfy { $0 >= 0 })
        var generator = Xoshiro256(seed: seed, stream: "simplex")
        for _ in 0..<50 {
            let draws = fit.weights.map { _ in -log(1 - generator.uniform()) }
            let other = draws.map { $0 / draws.reduce(0, +) }
            for share in [1, 0.1, 0.001] {
                let near = zip(fit.weights, other).map { $0 + share * ($1 - $0) }
                #expect(problem.value(near) >= fit.value - fit.gap - 1e-13, "seed \(seed)")
            }
            let again = try #require(problem.fit(from: other))
            #expect(abs(again.value - fit.value) < 3 * MixtureProblem.tolerance, "seed \(seed)")
        }
    }

    /// By hand: each of two simulators covers one half of what people do; alone its js is (ln(4/3) + ln(2/3) / 2 + ln(2) / 2) / 2.
    @Test func disjointHalvesAreMixedEvenly() throws {
        let problem = MixtureProblem(.js, reference: [1, 1, 1, 1], members: [[2, 2, 0, 0], [0, 0, 7, 7]])
        let fit = try #require(problem.fit())
        #expect(fit.value < 1e-9 && abs(fit.weights[0] - 0.5) < 1e-4)
        #expect(abs(problem.value([1, 0]) - 0.75 * log(4 / 3.0)) < 1e-15, "of one alone")
    }

    /// By hand: KL(p || m) is least where m is p, with every rule of smoothing.
    @Test(arguments: [Smoothing.paper, .additive(0.5), .none]) func plantedWeightsOfDisjointMembers(smoothing: Smoothing) throws {
        let problem = MixtureProblem(.klForward(smoothing), target: [0.2, 0.3, 0.5], members: [[1, 0, 0], [0, 1, 0], [0, 0, 1]])
        let fit = try #require(problem.fit())
        for (left, right) in zip(fit.weights, [0.2, 0.3, 0.5]) { #expect(abs(left - right) < 1e-5) }
    }

    @Test func oneMemberAndEqualMembers() throws {
        #expect(try #require(MixtureProblem(.js, reference: [1, 2], members: [[2, 1]]).fit()).weights == [1])
        let equal = try #require(MixtureProblem(.js, reference: [1, 2], members: [[2, 1], [4, 2]]).fit())
        #expect(abs(equal.weights.reduce(0, +) - 1) < 1e-15 && equal.gap <= MixtureProblem.tolerance)
    }

    @Test func infiniteWhateverTheWeights() {
        let problem = MixtureProblem(.klForward(.none), reference: [1, 1, 1], members: [[1, 1, 0], [0, 1, 0]])
        #expect(problem.fit() == nil)
        #expect(MixtureProblem(.js, reference: [1, 1, 1], members: [[1, 1, 0], [0, 1, 0]]).fit() != nil)
    }

    /// People share no cluster with any simulator.
    @Test func nothingInCommon() throws {
        let fit = try #require(MixtureProblem(.js, reference: [0, 0, 3], members: [[1, 0, 0], [0, 1, 0]]).fit())
        #expect(abs(fit.value - log(2)) < 1e-15)
    }
}
