import Numerics
import Testing

@testable import diverge

@Suite struct ProbeTests {
    @Test(arguments: GoldenVectors.all) func agreesWithScikitLearn(_ golden: GoldenVectors) throws {
        let (pair, count) = (golden.pair, golden.n + golden.m)
        let isPositive = (0..<count).map { $0 >= golden.n }
        for fit in golden.fits {
            let scores = try #require(Probe.scores(pair.points, isPositive, (0..<count).map { $0 % 3 }, cost: fit.cost, threads: 2))
            for (score, expected) in zip([scores[0], scores[1], scores[count - 1]], fit.margins) { #expect(abs(score - expected) < 1e-6) }
            let area = AreaUnderCurve(scores: scores, isPositive: isPositive)(weights: Array(repeating: 1, count: count))
            #expect(abs(area - fit.area) < 1e-12)
            #expect(abs(mean(zip(scores, isPositive).map { ($0 > 0) == $1 ? 1.0 : 0 }) - fit.accuracy) < 1e-12)
        }
    }

    private func probe(_ pair: VectorPair, folds: Int = 5) -> Probe {
        Probe(
            pair, folds: folds, cost: 1, bootstrap: pair.bootstrap(200, testResampling, stream: "test"), resampling: testResampling,
            stream: "test")
    }

    @Test func sidesThatComeApartAreToldApart() throws {
        var generator = Xoshiro256(seed: 4, stream: "test")
        let rows = (0..<60).map { i in [generator.normal() + (i < 30 ? 0 : 8), generator.normal()] }
        let found = probe(vectorPair(Array(rows[..<30]), Array(rows[30...])))
        #expect(found.accuracy.value == 1 && found.area.value == 1 && found.accuracy.interval?.range == 1...1)
    }

    /// From one law, 30 trials: the area is about a half, the accuracy about that of chance.
    @Test func oneLawCannotBeToldApart() {
        var generator = Xoshiro256(seed: 5, stream: "test")
        let areas = (0..<30).map { _ in
            let rows = (0..<80).map { _ in (0..<4).map { _ in generator.normal() } }
            return probe(vectorPair(Array(rows[..<40]), Array(rows[40...]))).area.value
        }
        // The standard deviation of one is about 0.065.
        #expect(abs(mean(areas) - 0.5) < 0.06, "seed 5: \(mean(areas))")
    }

    @Test func tooFewUnits() {
        let found = probe(vectorPair([[0], [1], [2]], [[0], [1], [2], [3], [4]]), folds: 4)
        #expect(found.accuracy.statistic.undefined == "fewer units on a side than the 4 folds" && found.area.value.isNaN)
    }
}
