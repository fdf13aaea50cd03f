import Testing

@testable import diverge

@Suite struct VectorFindingsTests {
    private func result(_ source: String, task: String? = nil, isControl: Bool = false, p: Double?) -> ComparedVectors {
        let pair = vectorPair([[0]], [[1]])
        let none = Estimate(undefined: "energy_distance", "none")
        var tested = Estimate(Statistic(name: "mmd"), value: 1, permuted: [0, 2], resampling: testResampling)
        if let p { tested.test?.p = p } else { tested.test = nil }
        let probe = Probe(pair, folds: 5, cost: 1, bootstrap: [], resampling: testResampling, stream: "")
        return ComparedVectors(
            comparison: VectorComparison(source: source, task: task, isControl: isControl, reference: [], simulated: []),
            estimates: source == "b" ? [tested] : [none, tested], bandwidth: 1, probe: probe, units: (1, 1))
    }

    /// 0.01 and 0.04 of two simulators: Holm 0.02 and 0.04, Benjamini and Hochberg the same; other tasks, the control, and what
    /// has no test stand aside, and figures are found by name.
    @Test func pValuesAreAdjustedOverTheSimulatorsOfATask() {
        var results = [
            result("a", p: 0.01), result("b", p: 0.04), result("c", p: nil), result("real", isControl: true, p: 0.001),
            result("a", task: "t", p: 0.03),
        ]
        adjustOverSimulators(&results)
        let adjusted = results.map { $0.estimates.last?.adjusted }
        #expect(adjusted[0]?.holm == 0.02 && adjusted[0]?.bh == 0.02 && adjusted[1]?.holm == 0.04 && adjusted[1]?.bh == 0.04)
        #expect(adjusted[2] == nil && adjusted[3] == nil && adjusted[4]?.holm == 0.03)
        #expect(results.allSatisfy { $0.estimates.first?.statistic.name == "mmd" || $0.estimates.first?.adjusted == nil })
    }
}
