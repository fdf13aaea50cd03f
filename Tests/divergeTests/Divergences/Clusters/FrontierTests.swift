import Foundation
import Testing

@testable import diverge

@Suite struct FrontierTests {
    /// The package's sort of tied coordinates gives 0.75 for four cells of two records on either side.
    @Test func identicalHistogramsHaveAllOfTheArea() {
        let values = divergences(reference: [2, 2, 2, 2], source: [2, 2, 2, 2])
        #expect(values[Divergence.mauve.rawValue] == 1 && values[Divergence.mauveStar.rawValue] == 1)
    }

    @Test func weightsAreThoseOfThePackage() {
        #expect(Frontier.weights.count == 25 && Frontier.weights.first == 1e-6 && Frontier.weights.last == 1 - 1e-6)
        #expect(abs(Frontier.weights[12] - 0.5) < 1e-15)
        // numpy.linspace(1e-6, 1 - 1e-6, 25)[1]
        #expect(abs(Frontier.weights[1] - 0.041667583333333334) < 1e-16)
    }

    /// The doubled integral over the weight w of w KL(p||r) + (1 - w) KL(q||r), by the midpoint rule.
    @Test func integralPartIsTheIntegral() {
        let (p, q) = ([0.5, 0.2, 0.3], [0.1, 0.6, 0.3])
        let steps = 4000
        var integral = 0.0
        for step in 0..<steps {
            let w = (Double(step) + 0.5) / Double(steps)
            for (p, q) in zip(p, q) {
                let r = w * p + (1 - w) * q
                integral += 2 * (w * p * log(p / r) + (1 - w) * q * log(q / r)) / Double(steps)
            }
        }
        let parts = zip(p, q).reduce(0) { $0 + Frontier.integralPart($1.0, $1.1) }
        #expect(abs(parts - integral) < 1e-7)
    }

    @Test func integralPartOfOneSidedAndNearlyEqualCells() {
        #expect(Frontier.integralPart(0, 0.4) == 0.2 && Frontier.integralPart(0.4, 0) == 0.2 && Frontier.integralPart(0, 0) == 0)
        #expect(Frontier.integralPart(0.3, 0.3 + 1e-9) == 0)
    }
}
