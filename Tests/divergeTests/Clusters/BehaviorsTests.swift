import Foundation
import Testing

@testable import diverge

@Suite struct BehaviorsTests {
    @Test func partsSumToTheDivergence() {
        let (reference, source): ([Int32], [Int32]) = ([5, 0, 3, 2, 10, 0], [1, 4, 3, 0, 7, 0])
        let found = behaviors(reference: reference, source: source)
        #expect(found.map(\.cluster) == [0, 1, 2, 3, 4], "a cluster without units is no behaviour")
        let js = divergences(reference: reference, source: source)[Divergence.js.rawValue]
        #expect(abs(found.reduce(0) { $0 + $1.jsPart } - js) < 1e-14)
    }

    /// By hand: with 20 and 20 units, (b + 1/2) / (a + 1/2) against one half and two.
    @Test func classesByTheRatio() {
        let found = behaviors(reference: [10, 1, 9, 0], source: [1, 10, 8, 1])
        #expect(found.map(\.behaviorClass) == [.missed, .invented, .captured, .invented])
        #expect(abs(found[0].logRatio - log(1.5 / 10.5)) < 1e-15)
        #expect(found[3].p == 0 && found[3].q == 0.05)
    }
}
