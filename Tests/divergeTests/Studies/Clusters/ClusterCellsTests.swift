import Testing

@testable import diverge

@Suite struct ClusterCellsTests {
    @Test func allHaveACellWhereFewAreEmpty() {
        #expect(ClusterCells(of: [0, 5], total: ClusterCells.empty + 2) == nil)
        #expect(ClusterCells(of: [], total: 1) == nil)
    }

    @Test func theEmptyOnesBeyondTheFirstAreCounted() throws {
        let last = Int32(AssignmentTable.maximumClusters - 1)
        let cells = try #require(ClusterCells(of: [last, 3, 3], total: AssignmentTable.maximumClusters))
        #expect(cells.count == ClusterCells.empty + 2 && cells.rest == AssignmentTable.maximumClusters - cells.count)
        #expect(cells.cell(of: last) == Int32(cells.count - 1) && cells.cluster(ofCell: cells.count - 1) == Int(last))
        #expect((0..<cells.count - 1).allSatisfy { cells.cluster(ofCell: $0) == $0 } && cells.cell(of: last - 1) == nil)
    }

    /// Whether the empty clusters have cells or are taken together, the figures are the same but for rounding.
    @Test(arguments: [Smoothing.paper, .krichevskyTrofimov, .additive(0.1), .none]) func takenTogetherTheyAddAsMuch(_ smoothing: Smoothing)
    {
        let (reference, source): ([Int32], [Int32]) = ([5, 0, 2, 1], [1, 1, 0, 9])
        let rule = DivergenceRule(smoothing: smoothing)
        let none = [Int32](repeating: 0, count: 300)
        let all = divergences(reference: reference + none, source: source + none, rule: rule)
        let together = divergences(reference: reference, source: source, rule: rule, rest: 300)
        for (a, b) in zip(all, together) { #expect(a == b || abs(a - b) < 1e-12, "\(a) \(b)") }
        let objective = MixtureObjective.klForward(smoothing)
        let (one, other) = (
            MixtureProblem(objective, reference: reference + none, members: [source + none, reference + none]),
            MixtureProblem(objective, reference: reference, members: [source, reference], rest: 300)
        )
        let (a, b) = (one.value([0.3, 0.7]), other.value([0.3, 0.7]))
        #expect(a == b || abs(a - b) < 1e-12, "\(a) \(b)")
    }

    @Test(arguments: [Smoothing.paper, .krichevskyTrofimov]) func theJackknifeToo(_ smoothing: Smoothing) {
        let (reference, source) = (Sample([0, 0, 1, 2, 2]), Sample([0, 1, 1, 1, 3, 3]))
        let rule = DivergenceRule(smoothing: smoothing)
        func check(_ all: Jackknife, _ together: Jackknife) {
            for (a, b) in zip(all.sides.flatMap { $0 }, together.sides.flatMap { $0 }) {
                #expect(a.units == b.units && zip(a.values, b.values).allSatisfy { $0 == $1 || abs($0 - $1) < 1e-12 })
            }
        }
        check(
            Jackknife(reference: reference, source: source, clusters: 104, rule: rule),
            Jackknife(reference: reference, source: source, clusters: 4, rest: 100, rule: rule))
        let objective = MixtureObjective.klForward(smoothing)
        check(
            Jackknife(weightings: [[1]], members: [source], reference: reference, clusters: 104, objective: objective),
            Jackknife(weightings: [[1]], members: [source], reference: reference, clusters: 4, rest: 100, objective: objective))
    }
}
