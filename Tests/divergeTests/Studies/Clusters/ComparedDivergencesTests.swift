import Testing

@testable import diverge

@Suite struct ComparedDivergencesTests {
    private func codebook(_ name: String, sources: [String]) -> AssignmentTable.Codebook {
        var codebook = AssignmentTable.Codebook(name: name, facet: "f", examples: Examples(limit: 0))
        for source in sources { _ = codebook.sources.index(of: source) }
        return codebook
    }

    private func result(_ codebook: Int, _ source: String, p: Double, task: String? = nil, control: Bool = false) -> ComparedDivergences {
        let estimates = Divergence.allCases.map { divergence in
            var test = PermutationTest(observed: 0, permuted: [1])
            test.p = p
            var estimate = Estimate(divergence.statistic, value: 0, resampling: testResampling)
            estimate.test = test
            return estimate
        }
        var comparison = ClusterComparison(source: source, task: task, reference: Sample([0]), simulated: Sample([0]))
        comparison.isControl = control
        return ComparedDivergences(codebook: codebook, comparison: comparison, estimates: .init(all: estimates))
    }

    @Test func simulatorsOfOneCodebookAndTask() {
        var results = [
            result(0, "a", p: 0.01), result(0, "b", p: 0.02), result(0, "real", p: 0.5, control: true), result(0, "a", p: 0.03, task: "t"),
            result(1, "a", p: 0.04),
        ]
        adjustOverSimulators(
            &results, codebooks: [codebook("x", sources: ["real", "a", "b"]), codebook("y", sources: ["real", "a", "b"])])
        #expect(results.map { $0.estimates[.klForward].adjusted?.holm } == [0.02, 0.02, nil, 0.03, 0.04])
        #expect(results[0].estimates.all.allSatisfy { $0.adjusted != nil })
    }

    @Test func codebooksOfOneSimulatorEachAreOneFamily() {
        var results = [result(0, "a", p: 0.01), result(1, "b", p: 0.02)]
        adjustOverSimulators(&results, codebooks: [codebook("f/a", sources: ["real", "a"]), codebook("f/b", sources: ["real", "b"])])
        #expect(results.map { $0.estimates[.klForward].adjusted?.holm } == [0.02, 0.02])
    }
}
