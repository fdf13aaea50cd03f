import Testing

@testable import diverge

@Suite struct GreedyMixtureTests {
    /// By hand: the second alone is nearest, the third completes it, the first adds nothing.
    @Test func addsWhatHelpsMost() throws {
        let problem = MixtureProblem(
            .js, target: [0.3, 0.3, 0.2, 0.2, 0], members: [[0.2, 0.2, 0, 0, 0.6], [0.5, 0.5, 0, 0, 0], [0, 0, 0.5, 0.5, 0]])
        let greedy = try #require(GreedyMixture(problem))
        #expect(greedy.order == [1, 2, 0] && greedy.fits[1].value < 1e-9)
        #expect(abs(greedy.fits[1].weights[0] - 0.6) < 1e-4)
        let all = try #require(problem.fit())
        #expect(abs(greedy.fits[2].value - all.value) < 1e-9, "the last is the mixture of all")
    }

    @Test func everyStepIsAsLowAsTheOneBefore() throws {
        let counts = PairEstimateTests.counts
        let greedy = try #require(GreedyMixture(MixtureProblem(.klForward(.paper), reference: counts[0], members: Array(counts[1...]))))
        #expect(greedy.order.sorted() == [0, 1, 2, 3])
        for (before, after) in zip(greedy.fits, greedy.fits.dropFirst()) { #expect(after.value <= before.value + 1e-9) }
    }
}
