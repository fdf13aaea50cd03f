import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct CountEntropyTests {
    /// Equal and unequal totals, counts within the table and beyond it, against the sum over cells of the definition.
    @Test(arguments: [(9, 9), (9, 4), (100_000, 100_000), (70_000, 3)]) func agreesWithTheDefinition(high: (Int, Int)) {
        var generator = Xoshiro256(seed: 3, stream: "entropy")
        for _ in 0..<20 {
            let a = (0..<40).map { _ in Int32(generator.integer(below: high.0)) }
            var b = (0..<40).map { _ in Int32(generator.integer(below: high.1)) }
            if high.0 == high.1 { b[0] += Int32(max(0, total(a) - total(b))) }
            let (n, m) = (total(a), total(b))
            let expected = zip(a, b).reduce(0) { $0 + jensenShannonPart(Double($1.0) / n, Double($1.1) / m) }
            let entropy = CountEntropy(records: Int(n + m))
            #expect(abs(entropy.jensenShannon(entropy.histogram(a), entropy.histogram(b)) - expected) < 1e-12, "\(a), \(b)")
        }
    }

    @Test func endsAreExactEnough() {
        let entropy = CountEntropy(records: 20)
        let one = entropy.histogram([3, 0, 6])
        #expect(entropy.jensenShannon(one, one) < 1e-15)
        #expect(entropy.jensenShannon(one, entropy.histogram([1, 0, 2])) < 1e-15, "the same shares")
        #expect(abs(entropy.jensenShannon(one, entropy.histogram([0, 5, 0])) - log(2)) < 1e-15)
    }
}
