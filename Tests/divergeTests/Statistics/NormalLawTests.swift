import Testing

@testable import diverge

@Suite struct NormalLawTests {
    /// scipy.stats.norm.ppf, scipy 1.17.
    @Test(arguments: [
        (1e-300, -37.0470962993612), (1e-10, -6.361340902404056), (0.025, -1.9599639845400545), (0.3, -0.5244005127080409),
        (0.5, 0), (0.9, 1.2815515655446004), (0.999999, 4.753424308817087),
    ])
    func quantilesAgreeWithScipy(p: Double, z: Double) {
        #expect(abs(NormalLaw.quantile(p) - z) <= 1e-13 * abs(z))
        #expect(abs(NormalLaw.cumulative(z) - p) <= 1e-11 * p)
    }

    @Test func ends() {
        #expect(NormalLaw.quantile(0) == -.infinity && NormalLaw.quantile(1) == .infinity)
        #expect(NormalLaw.quantile(-0.1).isNaN && NormalLaw.quantile(.nan).isNaN)
        #expect(NormalLaw.cumulative(-.infinity) == 0 && NormalLaw.cumulative(.infinity) == 1)
    }
}
