import Testing

@testable import diverge

@Suite struct PermutationTestTests {
    /// By hand: of four permutations two lie at least as far.
    @Test func countsDealsAtLeastAsFar() {
        let far = PermutationTest(observed: 2, permuted: [1, 2, 3, 0])
        #expect(far.p == 3.0 / 5 && far.floor == 1.5)
        let near = PermutationTest(observed: 2, permuted: [1, 2, 3, 0], isSimilarity: true)
        #expect(near.p == 4.0 / 5, "for a similarity, further is less")
    }

    @Test func farEndOfTheFloor() {
        let permuted = (0...100).map(Double.init)
        #expect(PermutationTest(observed: 0, permuted: permuted).floor95 == 95)
        #expect(PermutationTest(observed: 0, permuted: permuted, isSimilarity: true).floor95 == 5)
        let infinite = PermutationTest(observed: .infinity, permuted: [1, .infinity])
        #expect(infinite.floor == nil && infinite.floor95 == nil && infinite.p == 2.0 / 3)
    }
}
