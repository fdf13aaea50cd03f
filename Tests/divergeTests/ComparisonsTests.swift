import Testing

@testable import diverge

@Suite struct ComparisonsTests {
    private func codebook(_ units: [(source: String, task: String, cluster: Int32)]) -> AssignmentTable.Codebook {
        var codebook = AssignmentTable.Codebook(name: "f", facet: "f", examples: Examples(limit: 0))
        for unit in units {
            let source = codebook.sources.index(of: unit.source)
            codebook.units.append(.init(source: source, task: codebook.tasks.index(of: unit.task), cluster: unit.cluster))
            codebook.clusters = max(codebook.clusters, Int(unit.cluster) + 1)
        }
        return codebook
    }

    private func halves(_ units: [Int32], _: String) -> ([Int32], [Int32]) {
        (Array(units.prefix(units.count / 2)), Array(units.dropFirst(units.count / 2)))
    }

    @Test func allTasksFirstThenEachWithEnough() {
        let units = (0..<12).flatMap { i in
            [("real", "b", 0), ("real", "a", 1), ("sim", "a", 0), ("sim", i < 3 ? "b" : "a", 1)] as [(String, String, Int32)]
        }
        let (comparisons, leftOut) = codebook(units).comparisons(reference: "real", minimum: 10, halve: halves)
        #expect(comparisons.map { "\($0.task ?? "-") \($0.source) \($0.isControl)" } == ["- sim false", "- real true", "a sim false", "a real true"])
        #expect(leftOut == 1, "three of the simulator's conversations are task b")
        #expect(comparisons[0].warnings == ["task_mix_differs"])
    }

    @Test func oneTaskIsNotReportedTwice() {
        let units = (0..<10).flatMap { _ in [("real", "a", 0), ("sim", "a", 1)] as [(String, String, Int32)] }
        let (comparisons, _) = codebook(units).comparisons(reference: "real", minimum: 1, halve: halves)
        #expect(comparisons.map(\.task) == ["a", "a"])
        #expect(comparisons.map(\.reference.count) == [10, 5])
    }

    @Test func warnsOfFewAndUnequalNumbers() {
        let units = (0..<50).map { ("real", "a", Int32($0 % 4)) } + (0..<20).map { ("sim", "a", Int32($0 % 4)) }
        let (comparisons, _) = codebook(units).comparisons(reference: "real", minimum: 1, halve: halves)
        #expect(comparisons[0].warnings == ["small_n_per_cluster", "unequal_n"])
    }
}
