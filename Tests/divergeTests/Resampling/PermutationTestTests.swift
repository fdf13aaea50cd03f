import Testing

@testable import diverge

@Suite struct PermutationTestTests {
    /// By hand: of four deals two lie at least as far.
    @Test func countsDealsAtLeastAsFar() {
        let far = PermutationTest(observed: 2, dealt: [1, 2, 3, 0])
        #expect(far.p == 3.0 / 5 && far.floor == 1.5)
        let near = PermutationTest(observed: 2, dealt: [1, 2, 3, 0], isSimilarity: true)
        #expect(near.p == 4.0 / 5, "for a similarity, further is less")
    }

    @Test func farEndOfTheFloor() {
        let dealt = (0...100).map(Double.init)
        #expect(PermutationTest(observed: 0, dealt: dealt).floor95 == 95)
        #expect(PermutationTest(observed: 0, dealt: dealt, isSimilarity: true).floor95 == 5)
        let infinite = PermutationTest(observed: .infinity, dealt: [1, .infinity])
        #expect(infinite.floor == nil && infinite.floor95 == nil && infinite.p == 2.0 / 3)
    }
}
