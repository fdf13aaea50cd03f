import Foundation
import Testing

@testable import diverge

@Suite struct DivergenceTests {
    /// From scipy 1.17: entropy of the smoothed shares in both directions, the square of jensenshannon, half the summed differences.
    @Test func agreesWithScipy() {
        let values = divergences(reference: [5, 0, 3, 2, 10, 1], source: [1, 4, 3, 0, 7, 0])
        let expected = [0.09654486873047717, 0.11048911056667846, 0.16991975158522932, 0.32380952380952377]
        for (value, reference) in zip(values, expected) { #expect(abs(value - reference) < 1e-14) }
    }

    /// By hand: p~ is 3/1000 on one half and 1/1000 on the other, so KL is half of ln 3.
    @Test func disjointHalves() {
        let left = [Int32](repeating: 1, count: 250) + [Int32](repeating: 0, count: 250)
        let values = divergences(reference: left, source: left.reversed())
        #expect(abs(values[0] - 0.5 * log(3)) < 1e-12 && abs(values[1] - 0.5 * log(3)) < 1e-12)
        #expect(abs(values[2] - log(2)) < 1e-12 && abs(values[3] - 1) < 1e-12)
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
        #expect(values.allSatisfy { abs($0) < 1e-15 })
    }

    @Test func oneCell() { #expect(divergences(reference: [4], source: [9]) == [0, 0, 0, 0]) }
}
