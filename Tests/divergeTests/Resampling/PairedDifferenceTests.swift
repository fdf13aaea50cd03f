import Findings
import Stage
import Testing

@testable import diverge

@Suite struct PairedDifferenceTests {
    private func difference(_ entries: [(unit: Int, values: [Double])], bootstrap: Int = 400, permutations: Int = 400) -> PairedDifference {
        let resampling = Resampling(bootstrap: bootstrap, permutations: permutations, confidence: 0.95, seed: 1, threads: 1)
        let sums = UnitSums(columns: 2, entries)
        return sums.difference(
            0, of: 1, resampled: sums.resampled(resampling, stream: "a"), signFlipped: sums.signFlipped(resampling, stream: "b"),
            resampling, scale: 100
        )
    }

    /// By hand: of two units' four sign patterns two lie as far out.
    @Test func meanWithItsTest() throws {
        let found = difference([(0, [1, 1]), (1, [1, 1]), (1, [0, 1])])
        #expect(found.value == 100 * 2 / 3.0)
        let test = try #require(found.test)
        #expect(abs(test.p - 0.5) < 5 * (0.25 / 400).squareRoot())
        let range = try #require(found.interval?.range)
        #expect(range == 50...100, "either unit twice")
    }

    @Test func noPairAndOneUnit() {
        #expect(difference([]).value.isNaN && difference([]).interval?.reason == "no pair" && difference([]).test == nil)
        #expect(difference([(0, [1, 1])]).interval?.reason == "one unit only")
        let plain = difference([(0, [1, 1]), (1, [0, 1])], bootstrap: 0, permutations: 0)
        #expect(plain.value == 50 && plain.interval == nil && plain.test == nil)
    }

    @Test func fields() throws {
        let record = try divergeTests.fields("d", Figure(difference([(0, [-1, 1]), (1, [-1, 1])])))
        let none = try divergeTests.fields("none", Figure(difference([])))
        #expect(record["d"]?.double == -100 && record["d_low"]?.double == -100)
        let (floor, excess) = (try record.double("d_floor"), try record.double("d_excess"))
        #expect(floor + excess == 100, "of the size of the difference")
        #expect(none["none"]?.kind == .null && none["none_reason"]?.string == "no pair" && none["none_p"] == nil)
    }
}
