import Numerics
import Testing

@testable import diverge

@Suite struct GoodTuringTests {
    /// By hand, n = 10, three cells once, one twice: 1 - 3/10 x 27 / (27 + 2).
    @Test func coverageOfChaoAndJost() {
        #expect(abs(GoodTuring.coverage([5, 1, 1, 1, 2, 0]) - (1 - 0.3 * 27 / 29)) < 1e-15)
        #expect(GoodTuring.coverage([5, 3, 0, 2]) == 1)
        // All once: two of three are taken for seen once, none twice.
        #expect(abs(GoodTuring.coverage([1, 1, 1]) - 1 / 3.0) < 1e-15)
        #expect(GoodTuring.coverage([1, 0]) == 1)
    }

    @Test func whatIsNotCoveredGoesToTheCellsNotShown() {
        let distribution = GoodTuring.distribution([5, 1, 1, 1, 2, 0, 0], unseen: [9, 9, 9, 9, 9, 1, 3])
        let covered = GoodTuring.coverage([5, 1, 1, 1, 2])
        #expect(abs(compensatedSum(distribution) - 1) < 1e-15)
        #expect(abs(distribution[0] - covered / 2) < 1e-15 && abs(distribution[6] - 3 * distribution[5]) < 1e-15)
        #expect(GoodTuring.distribution([3, 1], unseen: [1, 1]) == [0.75, 0.25], "no room")
    }

    @Test func aSideIsFilledUpAsTheOther() {
        let (p, q) = GoodTuring.distributions([4, 1, 1, 0, 0], [4, 0, 2, 2, 0])
        #expect(abs(compensatedSum(p) - 1) < 1e-15 && abs(compensatedSum(q) - 1) < 1e-15)
        #expect(p[3] > p[4] && p[4] >= 0, "the other side shows the fourth cell")
        #expect(q == [0.5, 0, 0.25, 0.25, 0], "no cell once: all is covered")
    }
}
