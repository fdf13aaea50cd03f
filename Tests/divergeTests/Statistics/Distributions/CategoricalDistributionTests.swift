import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct CategoricalDistributionTests {
    /// Chi-square of 100,000 draws; with 4 degrees of freedom 18.5 is passed once in a thousand.
    @Test func drawsByWeight() {
        let weights = [3.0, 0, 1, 0.5, 5, 0.5]
        var generator = Xoshiro256(seed: 9, stream: "categorical")
        let counts = CategoricalDistribution(weights).counts(of: 100_000, using: &generator)
        #expect(counts[1] == 0 && counts.reduce(0, +) == 100_000)
        let statistic = zip(counts, weights).filter { $1 > 0 }.reduce(0.0) { $0 + pow(Double($1.0) - $1.1 * 10_000, 2) / ($1.1 * 10_000) }
        #expect(statistic < 18.5, "\(counts)")
    }

    @Test(arguments: [[1.0], [0, 7], [2, 0, 0]]) func oneOutcome(weights: [Double]) {
        var generator = Xoshiro256(seed: 1, stream: "categorical")
        let certain = weights.firstIndex { $0 > 0 }
        for _ in 0..<50 { #expect(CategoricalDistribution(weights).draw(using: &generator) == certain) }
    }
}
