import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct HeldOutTests {
    private func sample(_ law: [Double], _ records: Int, _ generator: inout Xoshiro256) -> Sample {
        Sample(
            (0..<records).map { _ in
                var rest = generator.uniform()
                return Int32(
                    law.firstIndex { share in
                        rest -= share
                        return rest < 0
                    } ?? law.count - 1)
            })
    }

    /// Two simulators of one law gain nothing by being mixed; the plain value says they do, the corrected one does not.
    @Test func twoSimulatorsOfOneLawGainNothing() throws {
        let flat = [Double](repeating: 1 / 50.0, count: 50)
        let tilted = (0..<50).map { $0 < 25 ? 1.5 / 50 : 0.5 / 50 }
        var (plain, covered) = (0, 0)
        for seed in 0..<20 as Range<UInt64> {
            var generator = Xoshiro256(seed: seed, stream: "held out")
            let halves = (0..<2).map { _ in [tilted, flat, flat].map { sample($0, 250, &generator) } }
            let found = try #require(HeldOut(.js, halves: halves, clusters: 50, confidence: 0.95))
            if found.gain > 0.002 { plain += 1 }
            if try #require(found.correctedGain).interval.contains(0) { covered += 1 }
        }
        #expect(plain >= 18, "the plain gain is above 0.002 in \(plain) of 20")
        #expect(covered >= 17, "0 is in the interval in \(covered) of 20")
    }

    /// Each of two simulators covers half of what people do: js of the mixture is 0, of each alone 3/4 ln(4/3).
    @Test func complementsGainWhatTheyLack() throws {
        let half: [Sample] = [[0, 1, 2, 3], [0, 1, 0, 1], [2, 3, 2, 3]].map { pattern in
            Sample((0..<400).map { Int32(pattern[$0 % 4]) })
        }
        let found = try #require(HeldOut(.js, halves: [half, half], clusters: 4, confidence: 0.95))
        let alone = 0.75 * log(4 / 3.0)
        #expect(found.mixture < 1e-9 && abs(found.best - alone) < 1e-12 && abs(found.gain - alone) < 1e-9)
        #expect(try #require(found.correctedGain).interval.contains(alone))
    }

    @Test func emptyHalfAndInfinityHaveNone() {
        let (full, empty) = (Sample([0, 1]), Sample([Int32]()))
        #expect(HeldOut(.js, halves: [[full, full, empty], [full, full, full]], clusters: 2, confidence: 0.95) == nil)
        #expect(
            HeldOut(.klForward(.none), halves: [[full, Sample([0]), Sample([0])], [full, full, full]], clusters: 2, confidence: 0.95) == nil
        )
        let single = HeldOut(.js, halves: [[full, Sample([0]), full], [full, full, full]], clusters: 2, confidence: 0.95)
        #expect(single != nil && single?.correctedGain == nil, "one unit has no jackknife")
    }
}
