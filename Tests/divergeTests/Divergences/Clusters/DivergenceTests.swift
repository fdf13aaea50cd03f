import Foundation
import Testing

@testable import diverge

@Suite struct DivergenceTests {
    struct Golden: Sendable {
        var reference: [Int32]
        var source: [Int32]
        /// In the order of `Divergence.allCases`.
        var values: [Double]
        /// Forward and backward KL by smoothing.
        var kl: [(Smoothing, Double, Double)]
    }

    /// From scipy 1.17 (entropy of the smoothed shares, jensenshannon), numpy for half-sums, and mauve-text 0.4
    /// (get_divergence_curve_for_multinomials with the area by scikit-learn, get_fronter_integral).
    static let goldens = [
        Golden(
            reference: [5, 0, 3, 2, 10, 1], source: [1, 4, 3, 0, 7, 0],
            values: [
                0.09654486873047742, 0.11048911056667828, 0.16991975158522932, 0.32380952380952377, 0.48329749698661023,
                0.2577861952861953, 0.4122132355774488, 0.40104984110043773, 0.24250018540904245, 0.7077743491148208, 0.12571180226343387,
            ],
            kl: [
                (.krichevskyTrofimov, 0.3478144201589889, 0.5132942528188583),
                (.additive(0.1), 0.6024720444833708, 0.9979705904306105), (.none, .infinity, .infinity),
            ]),
        Golden(
            reference: [12, 30, 7, 1, 25, 0, 0], source: [40, 3, 0, 9, 80, 300, 0],
            values: [
                0.40573491813816276, 0.5210385680690037, 0.4121801865857816, 0.7019444444444445, 0.7486391549163366,
                0.6146906693841063, 0.6420126062514517, 0.05277750375429276, 0.5897009196077753, 0.06696208104315401, 0.5480523505715523,
            ],
            kl: [
                (.krichevskyTrofimov, 2.1766421335572383, 3.0432824532675915),
                (.additive(0.1), 2.429356207149395, 4.162814591468295), (.none, .infinity, .infinity),
            ]),
    ]

    @Test(arguments: goldens) func agreesWithScipyAndMauve(_ golden: Golden) {
        let values = divergences(reference: golden.reference, source: golden.source)
        for (divergence, expected) in zip(Divergence.allCases, golden.values) {
            let value = values[divergence.rawValue]
            #expect(abs(value / expected - 1) < 1e-9, "\(divergence.name): \(value), \(expected)")
        }
    }

    @Test(arguments: goldens) func agreesWithScipyUnderEachSmoothing(_ golden: Golden) {
        for (smoothing, forward, backward) in golden.kl {
            let values = divergences(reference: golden.reference, source: golden.source, rule: DivergenceRule(smoothing: smoothing))
            for (value, expected) in zip(values, [forward, backward]) {
                #expect(value == expected || abs(value / expected - 1) < 1e-9, "\(smoothing.name): \(value), \(expected)")
            }
            #expect(values[2...] == divergences(reference: golden.reference, source: golden.source)[2...], "only the KLs are smoothed")
        }
    }

    /// scipy's jensenshannon(p, q, base=2), squared: 0.24514238296109492.
    @Test func bits() {
        let golden = DivergenceTests.goldens[0]
        let nats = divergences(reference: golden.reference, source: golden.source)
        let bits = divergences(reference: golden.reference, source: golden.source, rule: DivergenceRule(logBase: .two))
        #expect(abs(bits[Divergence.js.rawValue] - 0.24514238296109492) < 1e-14)
        #expect(abs(bits[Divergence.jsDistance.rawValue] - 0.24514238296109492.squareRoot()) < 1e-14)
        for divergence in Divergence.allCases {
            let perNat: Double = 1 / log(2.0)
            let isInNats = [.klForward, .klBackward, .js].contains(divergence)
            let factor = isInNats ? perNat : divergence == .jsDistance ? perNat.squareRoot() : 1
            #expect(abs(bits[divergence.rawValue] - nats[divergence.rawValue] * factor) < 1e-13, "\(divergence.name)")
        }
    }

    /// By hand: p~ is 3/1000 on one half and 1/1000 on the other, so KL is half of ln 3.
    @Test func disjointHalves() {
        let left = [Int32](repeating: 1, count: 250) + [Int32](repeating: 0, count: 250)
        let values = divergences(reference: left, source: left.reversed())
        #expect(abs(values[0] - 0.5 * log(3)) < 1e-12 && abs(values[1] - 0.5 * log(3)) < 1e-12)
        #expect(abs(values[2] - log(2)) < 1e-12)
        for divergence in [Divergence.totalVariation, .hellinger, .chiSquare, .frontierIntegral] {
            #expect(abs(values[divergence.rawValue] - 1) < 1e-12, "\(divergence.name) is 1 at most")
        }
    }

    /// By hand, k = 500: p~ is 501/1000 at the point and 1/1000 elsewhere, so KL is 0.5 ln 501.
    @Test func twoPointMasses() {
        var (one, other) = ([Int32](repeating: 0, count: 500), [Int32](repeating: 0, count: 500))
        one[3] = 7
        other[4] = 9
        let values = divergences(reference: one, source: other)
        #expect(abs(values[0] - 0.5 * log(501)) < 1e-12)
        #expect(abs(values[0] - 3.1083) < 5e-5, "the figure of protocols, section 1.2")
        #expect(abs(values[2] - log(2)) < 1e-12)
    }

    @Test func identicalSharesAreNoDistance() {
        let values = divergences(reference: [3, 0, 6], source: [1, 0, 2])
        for divergence in Divergence.allCases where divergence != .mauveStar && divergence != .frontierIntegralStar {
            #expect(abs(values[divergence.rawValue] - (divergence.isSimilarity ? 1 : 0)) < 1e-15, "\(divergence.name)")
        }
        // Smoothed counts of unequal totals are not the same shares; mauve-text 0.4.
        #expect(abs(values[Divergence.mauveStar.rawValue] - 0.9964944185975664) < 1e-9)
        #expect(abs(values[Divergence.frontierIntegralStar.rawValue] - 0.009901594833139044) < 1e-11)
    }

    @Test func oneCell() {
        let values = divergences(reference: [4], source: [9])
        for divergence in Divergence.allCases { #expect(values[divergence.rawValue] == (divergence.isSimilarity ? 1 : 0)) }
    }
}
