import Foundation
import Testing

@testable import diverge

@Suite struct MixtureObjectiveTests {
    @Test(arguments: [MixtureObjective.js, .klForward(.none)]) func derivativesAreThoseOfThePart(objective: MixtureObjective) {
        for (p, m) in [(0.2, 0.3), (0.5, 0.01), (0, 0.4)] {
            let step = 1e-5 * m
            let (slope, curvature) = objective.derivatives(p, m)
            let (below, at, above) = (objective.part(p, m - step), objective.part(p, m), objective.part(p, m + step))
            #expect(abs((above - below) / (2 * step) - slope) < 1e-6 * max(1, abs(slope)))
            #expect(abs((above - 2 * at + below) / (step * step) - curvature) < 1e-3 * max(1, abs(curvature)), "\(p), \(m)")
        }
    }

    /// Smoothing a mixture of counts, whatever the rule, is mixing the smoothed.
    @Test(arguments: [Smoothing.paper, .krichevskyTrofimov, .additive(0.1), .none]) func smoothedSharesSumToOne(smoothing: Smoothing) {
        let objective = MixtureObjective.klForward(smoothing)
        let problem = MixtureProblem(objective, reference: [3, 0, 1], members: [[5, 1, 0], [0, 0, 2]])
        for shares in [problem.target, problem.mixture([0.3, 0.7])] { #expect(abs(shares.reduce(0, +) - 1) < 1e-15) }
    }
}
