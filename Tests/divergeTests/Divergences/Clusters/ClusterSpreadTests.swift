import Testing

@testable import diverge

@Suite struct ClusterSpreadTests {
    @Test func recordsByThemselvesHaveNoDesignEffect() {
        let spread = ClusterSpread(Sample([0, 1, 1, 2]), clusters: 4)
        #expect((0..<4).allSatisfy { spread.designEffect($0) == 1 })
        #expect(spread.residual(1, share: 0.5) == 1)
    }

    /// By hand: three units of two records each, (0,0), (1,1), (0,1): p = 1/2 of 6, residuals 1, -1, 0, so N/(N-1) x 2 = 3, over
    /// 6/5 x 6 x 1/4 = 1.8. Cluster 2 is empty: sum of squared sizes over records, 12/6.
    @Test func unitsOfOneMindCountLess() {
        let spread = ClusterSpread(Sample([0, 0, 1, 1, 0, 1], unitOf: [0, 0, 1, 1, 2, 2]), clusters: 3)
        #expect(abs(spread.designEffect(0) - 3 / 1.8) < 1e-14)
        #expect(abs(spread.designEffect(1) - 3 / 1.8) < 1e-14)
        #expect(spread.designEffect(2) == 2)
        #expect(spread.share(0) == 0.5)
    }
}
