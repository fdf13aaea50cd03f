import Foundation
import Numerics
import Testing

@testable import diverge

@Suite struct ShareRatioTests {
    private func ratio(_ a: Int, of n: Int, _ b: Int, of m: Int) -> ShareRatio {
        func spread(_ count: Int, _ n: Int) -> ClusterSpread {
            ClusterSpread(Sample((0..<n).map { $0 < count ? 0 : 1 }), clusters: 2)
        }
        return ShareRatio(spread(a, n), spread(b, m), cluster: 0)
    }

    /// By hand, with 10 of 100 against 25 of 80: ln((25.5 / 80.5) / (10.5 / 100.5)), 1/25.5 - 1/80.5 + 1/10.5 - 1/100.5.
    @Test func logarithmAndStandardError() {
        let ratio = ratio(10, of: 100, 25, of: 80)
        #expect(abs(ratio.logRatio - log(25.5 / 80.5 * 100.5 / 10.5)) < 1e-15)
        #expect(abs(ratio.standardError - (1 / 25.5 - 1 / 80.5 + 1 / 10.5 - 1 / 100.5).squareRoot()) < 1e-15)
        let interval = ratio.interval(confidence: 0.95)
        #expect(abs(interval.upperBound - ratio.logRatio - 1.959963984540054 * ratio.standardError) < 1e-12)
    }

    @Test func equalSharesAndWholeSides() {
        #expect(ratio(5, of: 50, 5, of: 50).logRatio == 0)
        #expect(ratio(0, of: 9, 9, of: 9).logRatio.isFinite)
    }

    /// The interval holds the true ratio in about 95 of 100 samples, drawn by record or by people who have their own shares.
    @Test(arguments: [1, 5]) func coverage(recordsOfAUnit: Int) {
        var generator = Xoshiro256(seed: 4, stream: "ratio")
        func draw(_ share: Double) -> ClusterSpread {
            let units = 400 / recordsOfAUnit
            var (clusters, names): ([Int32], [Int32]) = ([], [])
            for unit in 0..<units {
                // A person's own share is 0 or 2 x share, so that its records hang together.
                let own = recordsOfAUnit == 1 ? share : generator.uniform() < 0.5 ? 0 : 2 * share
                for _ in 0..<recordsOfAUnit {
                    clusters.append(generator.uniform() < own ? 0 : 1)
                    names.append(Int32(unit))
                }
            }
            return ClusterSpread(Sample(clusters, unitOf: names), clusters: 2)
        }
        var covered = 0
        for _ in 0..<1000 {
            let ratio = ShareRatio(draw(0.1), draw(0.2), cluster: 0)
            if ratio.interval(confidence: 0.95).contains(log(2)) { covered += 1 }
        }
        // Three standard errors of 95 % in a thousand trials: 0.0207.
        #expect((930...971).contains(covered), "\(covered) of 1000")
    }
}
