import Testing

@testable import diverge

@Suite struct AdjustmentTests {
    private let resampling = Resampling(bootstrap: 3, permutations: 3, confidence: 0.5, seed: 1, threads: 1)

    /// Holm and Benjamini-Hochberg of 1/4 and 1/2 over two simulators; the third has no test.
    @Test func adjustsOverTheSimulators() {
        func row(_ permuted: [Double]) -> [Estimate] {
            [Estimate(Statistic(name: "x"), value: 1, permuted: permuted, resampling: resampling)]
        }
        var rows = [row([0, 0, 0]), row([0, 2, 0]), row([])]
        adjust(&rows) { $1.statistic.name }
        #expect(rows.map { $0[0].adjusted?.holm } == [0.5, 0.5, nil] && rows.map { $0[0].adjusted?.bh } == [0.5, 0.5, nil])
    }

    /// Two statistics of one family, 1/4 and 1/2, and one alone; by hand.
    @Test func adjustsOverAFamily() {
        func estimate(_ name: String, _ permuted: [Double]) -> Estimate {
            Estimate(Statistic(name: name), value: 1, permuted: permuted, resampling: resampling)
        }
        var rows = [[estimate("ks", [0, 0, 0]), estimate("w1", [0, 2, 2])], [estimate("tvd", [0, 2, 0])]]
        adjust(&rows) { $1.statistic.name == "w1" ? "w1" : "distance" }
        #expect(rows.map { $0[0].adjusted?.holm } == [0.5, 0.5] && rows.map { $0[0].adjusted?.bh } == [0.5, 0.5])
        #expect(rows[0][1].adjusted?.holm == 0.75)
    }

    /// The control is of no family.
    @Test func whatIsOfNoFamilyStaysAsItIs() {
        var rows = [[0.0, 0, 0], [0, 2, 0]].map { [Estimate(Statistic(name: "x"), value: 1, permuted: $0, resampling: resampling)] }
        adjust(&rows) { row, _ in row == 0 ? "x" : nil }
        #expect(rows.map { $0[0].adjusted?.holm } == [0.25, nil])
    }
}
