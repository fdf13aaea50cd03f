import Numerics
import Testing

@testable import diverge

@Suite struct SamplingPlanTests {
    /// By hand: 100 of the first allow 100 / 0.5 = 200 in all.
    @Test func theScarcestDecides() {
        #expect(SamplingPlan.conversations(weights: [0.5, 0.3, 0.2], available: [100, 1000, 1000]) == [100, 60, 40])
        #expect(SamplingPlan.conversations(weights: [0.5, 0.3, 0.2], available: [1000, 30, 1000]) == [50, 30, 20])
        #expect(SamplingPlan.conversations(weights: [1, 0], available: [40, 3]) == [40, 0])
    }

    /// By hand: 7 of a third of 21 each; 1/6, 2/6, 3/6 of 10 are 1.67, 3.33, 5, so the first gets the tenth.
    @Test func largestRemaindersMakeWholeNumbers() {
        #expect(SamplingPlan.conversations(weights: [1 / 3.0, 1 / 3.0, 1 / 3.0], available: [7, 9, 9]) == [7, 7, 7])
        #expect(SamplingPlan.conversations(weights: [1 / 6.0, 2 / 6.0, 3 / 6.0], available: [9, 9, 5]) == [2, 3, 5])
    }

    @Test(arguments: 0..<200 as Range<UInt64>) func neverMoreThanThereAre(seed: UInt64) {
        var generator = Xoshiro256(seed: seed, stream: "plan")
        let raw = (0..<(1 + generator.integer(below: 8))).map { _ in generator.integer(below: 3) == 0 ? 0 : generator.uniform() }
        let sum = raw.reduce(0, +)
        guard sum > 0 else { return }
        let weights = raw.map { $0 / sum }
        let available = weights.map { _ in 1 + generator.integer(below: 50) }
        let plan = SamplingPlan.conversations(weights: weights, available: available)
        let size = plan.reduce(0, +)
        let largest = zip(weights, available).filter { $0.0 > 0 }.map { Double($0.1) / $0.0 }.min() ?? 0
        #expect(size == Int(largest + 1e-6), "seed \(seed)")
        for (place, count) in plan.enumerated() {
            #expect(count <= available[place] && abs(Double(count) - weights[place] * Double(size)) < 1, "seed \(seed)")
        }
    }
}
