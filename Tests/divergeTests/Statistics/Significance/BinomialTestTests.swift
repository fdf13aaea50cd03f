import Testing

@testable import diverge

@Suite struct BinomialTestTests {
    /// scipy.stats.binomtest, scipy 1.17.
    private static let golden: [(successes: Int, trials: Int, chance: Double, p: Double)] = [
        (3, 10, 0.5, 0.34375), (0, 12, 0.5, 0.00048828125), (164, 283, 0.5, 0.008791301841868281), (7, 20, 1.0 / 3, 1),
        (161, 283, 0.5, 0.02372149656734957), (325, 375, 1.0 / 3, 7.915985873882757e-102), (1, 9, 1.0 / 3, 0.2879134278311234),
        (40, 75, 1.0 / 3, 0.0005022903891909932), (480_000, 1_000_000, 0.4805, 0.31742637368985016),
    ]

    @Test(arguments: golden) func agreesWithScipy(successes: Int, trials: Int, chance: Double, p: Double) {
        #expect(abs(BinomialTest.p(successes, of: trials, chance: chance) / p - 1) < 1e-9)
    }

    /// By hand: all heads or all tails in five throws.
    @Test func ends() {
        #expect(BinomialTest.p(5, of: 5) == 2.0 / 32 && BinomialTest.p(0, of: 5) == 2.0 / 32)
        #expect(BinomialTest.p(0, of: 0) == 1 && BinomialTest.p(5, of: 10) == 1)
        #expect(BinomialTest.p(0, of: 3000) == 0, "2 to the minus 2999 has no Double")
    }

    @Test func isSymmetricForAFairCoin() {
        for trials in 1...40 {
            for successes in 0...trials {
                let (p, mirrored) = (BinomialTest.p(successes, of: trials), BinomialTest.p(trials - successes, of: trials))
                #expect(abs(p - mirrored) < 1e-12 && p > 0 && p <= 1, "\(successes) of \(trials)")
            }
        }
    }
}
