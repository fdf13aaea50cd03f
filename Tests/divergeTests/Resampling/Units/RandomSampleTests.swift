import Numerics
import Testing

@testable import diverge

@Suite struct RandomSampleTests {
    @Test func isWithoutReplacementAndAscending() {
        var generator = Xoshiro256(seed: 1, stream: "test")
        for total in 0..<20 {
            for count in 0..<22 {
                let sample = randomSample(count, of: total, using: &generator)
                #expect(sample.count == min(count, total) && sample == Set(sample).sorted())
                #expect(sample.allSatisfy { 0..<total ~= $0 })
            }
        }
    }

    /// Each of ten is in 3 of 10 samples of three: of 2000 in 600, give or take 20.
    @Test func everyNumberIsAsLikely() {
        var generator = Xoshiro256(seed: 2, stream: "test")
        var counts = [Int](repeating: 0, count: 10)
        for _ in 0..<2000 { for number in randomSample(3, of: 10, using: &generator) { counts[number] += 1 } }
        #expect(counts.allSatisfy { abs($0 - 600) < 100 }, "seed 2: \(counts)")
    }
}
