import Numerics
import Testing

@testable import diverge

@Suite struct LabelPermutationTests {
    /// Of 6 units 2 are labelled: each of the 15 pairs comes up, about equally often.
    @Test func everyChoiceIsEquallyLikely() {
        var permutation = LabelPermutation(Array(0..<6), labelling: 2)
        var generator = Xoshiro256(seed: 1, stream: "labels")
        var counts: [Set<Int32>: Int] = [:]
        for _ in 0..<3000 {
            permutation.next(using: &generator)
            counts[Set(permutation.labelled), default: 0] += 1
        }
        // 200 of each are expected, and a standard deviation is 14.
        #expect(counts.count == 15 && counts.values.allSatisfy { (140...260).contains($0) }, "\(counts.values.sorted())")
    }
}
