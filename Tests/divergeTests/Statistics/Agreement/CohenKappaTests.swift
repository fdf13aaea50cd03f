import Testing

@testable import diverge

@Suite struct CohenKappaTests {
    private func verdict(_ item: Int, _ matched: [Bool], unit: Int? = nil) -> JudgedCases.Case {
        JudgedCases.Case(item: item, unit: unit ?? item, matched: matched)
    }

    private let resampling = Resampling(bootstrap: 200, permutations: 0, confidence: 0.95, seed: 1, threads: 1)

    /// sklearn.metrics.cohen_kappa_score, scikit-learn 1.9.
    @Test(arguments: [([4.0, 2, 2, 4], 0.33333333333333337, 8.0 / 12), ([45, 15, 25, 15], 0.13043478260869568, 0.6)])
    func agreesWithScikitLearn(cells: [Double], kappa: Double, agreement: Double) {
        let found = CohenKappa(both: cells[0], first: cells[1], second: cells[2], neither: cells[3])
        #expect(abs(found.kappa - kappa) < 1e-12 && found.agreement == agreement)
    }

    @Test func oneAnswerThroughoutHasNoKappa() {
        #expect(CohenKappa(both: 3, first: 0, second: 0, neither: 0).kappa.isNaN)
        #expect(CohenKappa(both: 0, first: 0, second: 0, neither: 2).kappa.isNaN)
        #expect(CohenKappa(both: 0, first: 3, second: 0, neither: 0).kappa == 0, "one says yes, one no, throughout")
    }

    /// The first dimension has the cells 1, 1, 0, 1, the second 1, 0, 1, 1.
    @Test func tablesOfDimensionsAndOfAll() {
        let pairs = [
            (verdict(0, [true, true]), verdict(0, [true, true])), (verdict(1, [true, false]), verdict(1, [false, true])),
            (verdict(2, [false, false]), verdict(2, [false, false])),
        ]
        let agreement = JudgeAgreement(pairs, dimensions: 2, resampling, stream: "test")
        #expect(agreement.units == 3)
        #expect(agreement.dimensions[0].value.kappa == CohenKappa(both: 1, first: 1, second: 0, neither: 1).kappa)
        #expect(agreement.dimensions[1].value.kappa == CohenKappa(both: 1, first: 0, second: 1, neither: 1).kappa)
        #expect(agreement.pooled.value.kappa == CohenKappa(both: 2, first: 1, second: 1, neither: 2).kappa)
        #expect(agreement.dimensions[0].interval?.reason != nil, "one case three times has no kappa")
    }
}
