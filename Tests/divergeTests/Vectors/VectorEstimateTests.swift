import Testing

@testable import diverge

@Suite struct VectorEstimateTests {
    @Test func undefinedDrawsLeaveAReasonAndNoFigure() {
        let sampled = VectorEstimate("x", 1, replicates: [1, .nan], dealt: [1, 2], resampling: testResampling)
        #expect(sampled.interval?.range == nil && sampled.interval?.reason == "not defined in some bootstrap samples")
        #expect(sampled.test?.p == 1)
        let dealt = VectorEstimate("x", 1, replicates: [1, 2], dealt: [1, .nan], resampling: testResampling)
        #expect(dealt.test == nil && dealt.testReason == "not defined in some deals of the labels" && dealt.interval?.range != nil)
    }

    @Test func withoutDrawsNeitherIntervalNorTest() {
        let estimate = VectorEstimate("x", 1, replicates: [], dealt: [], resampling: testResampling)
        #expect(estimate.interval == nil && estimate.test == nil && estimate.testReason == nil)
    }
}
