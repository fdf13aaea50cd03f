import Testing

@testable import diverge

@Suite struct NormalDistributionTests {
    /// scipy.stats.norm.ppf, scipy 1.17.
    @Test(arguments: [
        (1e-300, -37.0470962993612), (1e-10, -6.361340902404056), (0.025, -1.9599639845400545), (0.3, -0.5244005127080409),
        (0.5, 0), (0.9, 1.2815515655446004), (0.999999, 4.753424308817087),
    ])
    func quantilesAgreeWithScipy(p: Double, z: Double) {
        #expect(abs(NormalDistribution.quantile(p) - z) <= 1e-13 * abs(z))
        #expect(abs(NormalDistribution.cumulative(z) - p) <= 1e-11 * p)
    }

    @Test func ends() {
        #expect(NormalDistribution.quantile(0) == -.infinity && NormalDistribution.quantile(1) == .infinity)
        #expect(NormalDistribution.quantile(-0.1).isNaN && NormalDistribution.quantile(.nan).isNaN)
        #expect(NormalDistribution.cumulative(-.infinity) == 0 && NormalDistribution.cumulative(.infinity) == 1)
    }
}
