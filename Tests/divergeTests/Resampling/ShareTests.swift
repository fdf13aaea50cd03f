import Findings
import Stage
import Testing

@testable import diverge

@Suite struct ShareTests {
    private func share(_ entries: [(unit: Int, values: [Double])], bootstrap: Int = 200) -> Share {
        let resampling = Resampling(bootstrap: bootstrap, permutations: 0, confidence: 0.95, seed: 1, threads: 1)
        let sums = UnitSums(columns: 2, entries)
        return sums.share(0, of: 1, resampled: sums.resampled(resampling, stream: "test"), resampling)
    }

    @Test func oneTrialAUnitIsWilsons() throws {
        // Units without a trial do not count.
        let single = share([(0, [1, 1]), (1, [0, 1]), (2, [1, 1]), (3, [0, 0])], bootstrap: 0)
        #expect(single.value == 2.0 / 3 && single.method == .wilson)
        #expect(try #require(single.interval?.range) == WilsonInterval.of(share: 2.0 / 3, count: 3, confidence: 0.95))
    }

    @Test func severalTrialsAUnitAreDrawnTogether() throws {
        let clustered = share([(0, [1, 1]), (0, [1, 1]), (1, [0, 1]), (1, [0, 1])])
        #expect(clustered.value == 0.5 && clustered.method == .bootstrap)
        #expect(try #require(clustered.interval?.range) == 0...1)
        #expect(share([(0, [0.5, 1]), (1, [1, 1])]).method == .bootstrap, "a half is no trial")
    }

    @Test func whereAllAgreeItIsWilsonsOverUnits() throws {
        let all = share([(0, [3, 3]), (1, [2, 2]), (2, [0, 0])])
        #expect(all.value == 1 && all.method == .wilson)
        #expect(try #require(all.interval?.range) == WilsonInterval.of(share: 1, count: 2, confidence: 0.95))
    }

    @Test func saysWhereThereIsNone() throws {
        let nothing = share([(0, [0, 0])])
        #expect(nothing.value.isNaN && nothing.interval?.reason == "nothing was counted")
        #expect(share([(0, [1, 2])]).interval?.reason == "one unit only")
        #expect(share([(0, [1, 2]), (1, [1, 1])], bootstrap: 0).interval == nil)
        // Units without a trial are drawn alone now and then.
        #expect(share([(0, [1, 2]), (1, [0, 0])]).interval?.reason == "undefined in some bootstrap samples")
    }

    @Test func fields() throws {
        let record = try divergeTests.fields("rate", Figure(share([(0, [1, 1]), (1, [1, 1])]), scale: 100))
        #expect(record["rate"]?.double == 100 && record["rate_high"]?.double == 100 && record["rate_interval"]?.string == "wilson")
        let none = try divergeTests.fields("none", Figure(share([]), scale: 100))
        #expect(
            none["none"]?.kind == .null && none["none_low"]?.kind == .null && none["none_reason"]?.string == "nothing was counted")
        #expect(none["none_interval"] == nil)
    }
}
