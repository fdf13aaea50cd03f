import Testing
import Numerics

@testable import diverge

@Suite struct AreaUnderCurveTests {
    @Test(arguments: 1...20) func agreesWithCountingPairs(seed: Int) {
        var generator = Xoshiro256(seed: UInt64(seed), stream: "test")
        let scores = (0..<40).map { _ in Double(generator.integer(below: 12)) }
        let isPositive = (0..<40).map { _ in generator.integer(below: 3) == 0 }
        let weights = (0..<40).map { _ in Int32(generator.integer(below: 3)) }
        var (won, pairs) = (0.0, 0.0)
        for i in 0..<40 where isPositive[i] {
            for j in 0..<40 where !isPositive[j] {
                let weight = Double(weights[i] * weights[j])
                won += weight * (scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0)
                pairs += weight
            }
        }
        #expect(abs(AreaUnderCurve(scores: scores, isPositive: isPositive)(weights: weights) - won / pairs) < 1e-14, "seed \(seed)")
    }

    @Test func edges() {
        #expect(AreaUnderCurve(scores: [1, 1, 1], isPositive: [true, false, true])(weights: [1, 1, 1]) == 0.5)
        #expect(AreaUnderCurve(scores: [1, 2], isPositive: [true, true])(weights: [1, 1]).isNaN)
        #expect(AreaUnderCurve(scores: [1, 2], isPositive: [false, true])(weights: [0, 1]).isNaN)
    }
}
