import Numerics
import Testing

@testable import diverge

@Suite struct SampleTests {
    @Test func unitsInTheOrderOfTheirFirstRecord() {
        let sample = Sample([5, 1, 5, 2], unitOf: [9, 3, 9, 4])
        #expect(sample.units == 3 && sample.count == 4 && !sample.isByRecord)
        #expect((0..<3).map { Array(sample[$0]) } == [[5, 5], [1], [2]])
        #expect(sample.picked([2, 0]).clusters == [2, 5, 5])
    }

    @Test func recordsThatAreUnits() {
        let sample = Sample([5, 1], unitOf: [0, 1])
        #expect(sample.isByRecord && sample.units == 2 && Array(sample[1]) == [1])
    }

    @Test func togetherTheyKeepTheirUnits() {
        let both = Sample([0, 0], unitOf: [1, 1]) + Sample([4, 3])
        #expect(both.units == 3 && (0..<3).map { Array(both[$0]) } == [[0, 0], [4], [3]])
        #expect((Sample([1]) + Sample([2])).isByRecord)
    }

    @Test func drawsWholeUnits() {
        let sample = Sample([0, 1, 2, 2, 2], unitOf: [7, 7, 8, 8, 8])
        var generator = Xoshiro256(seed: 1, stream: "test")
        var counts: [Int32] = [9, 9, 9]
        for _ in 0..<50 {
            sample.resample(into: &counts, using: &generator)
            #expect(counts[0] == counts[1] && counts[2] % 3 == 0 && counts[0] + counts[2] / 3 == 2)
        }
    }
}
