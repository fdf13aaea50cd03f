import Findings
import Testing

@testable import diverge

@Suite struct ComparedGroupTests {
    private func codebook(_ units: [(source: String, task: String, cluster: Int32)]) -> AssignmentTable.Codebook {
        var codebook = AssignmentTable.Codebook(name: "f", facet: "f", examples: Examples(limit: 0))
        for unit in units {
            let source = codebook.sources.index(of: unit.source)
            let id = UInt64(codebook.units.count)
            codebook.units.append(.init(source: source, task: codebook.tasks.index(of: unit.task), cluster: unit.cluster, id: id, unit: id))
            codebook.clusters = max(codebook.clusters, Int(unit.cluster) + 1)
        }
        return codebook
    }

    private func halves(_ sample: Sample, _: String) -> (Sample, Sample)? {
        (sample.picked(0..<(sample.units / 2)), sample.picked((sample.units / 2)..<sample.units))
    }

    @Test func allTasksFirstThenEachWithEnough() {
        let units = (0..<12).flatMap { i in
            [("real", "b", 0), ("real", "a", 1), ("sim", "a", 0), ("sim", i < 3 ? "b" : "a", 1)] as [(String, String, Int32)]
        }
        let (comparisons, leftOut) = codebook(units).comparisons(reference: "real", minimum: 10, halve: halves)
        #expect(
            comparisons.map { "\($0.task ?? "-") \($0.source) \($0.isControl)" } == [
                "- sim false", "- real true", "a sim false", "a real true",
            ])
        #expect(leftOut == 1, "three of the simulator's conversations are task b")
        #expect(comparisons[0].warnings == [.taskMixDiffers, .idsDoNotMeet])
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
        #expect(comparisons[0].warnings == [.smallNPerCluster, .unequalN, .idsDoNotMeet])
    }

    /// Three of the six ids of the smaller side are on the other, then two.
    @Test(arguments: [(3, [Warning]()), (2, [.idsDoNotMeet])])
    func warnsWhereIdsDoNotMeet(met: Int, warnings: [Warning]) {
        var codebook = AssignmentTable.Codebook(name: "f", facet: "f", examples: Examples(limit: 0))
        for (source, ids) in [("real", 0..<10), ("sim", (10 - met)..<(16 - met))] {
            let index = codebook.sources.index(of: source)
            for id in ids.map(UInt64.init) { codebook.units.append(.init(source: index, task: -1, cluster: 0, id: id, unit: id)) }
        }
        codebook.clusters = 1
        let (comparisons, _) = codebook.comparisons(reference: "real", minimum: 1, halve: halves)
        #expect(comparisons[0].warnings == [Warning.smallNPerCluster] + warnings)
    }

    @Test func halvesAreOfWholeUnits() {
        var codebook = AssignmentTable.Codebook(name: "f", facet: "f", examples: Examples(limit: 0))
        let (real, sim) = (codebook.sources.index(of: "real"), codebook.sources.index(of: "sim"))
        for record in 0..<12 {
            let (id, user) = (UInt64(100 + record), UInt64(record / 3))
            codebook.units.append(.init(source: real, task: -1, cluster: Int32(record / 3), id: id, unit: user))
            codebook.units.append(.init(source: sim, task: -1, cluster: 0, id: id, unit: user))
        }
        codebook.clusters = 4
        let (comparisons, _) = codebook.comparisons(reference: "real", minimum: 1, halve: halves)
        #expect(comparisons.map(\.reference.units) == [4, 2] && comparisons.map(\.reference.count) == [12, 6])
        #expect(comparisons[1].reference.clusters == [0, 0, 0, 1, 1, 1])
    }

    /// Records come in the order of files; what is drawn from them must not depend on it.
    @Test func samplesDoNotDependOnTheOrderOfRecords() {
        let units = (0..<20).map { (source: "real", task: "a", cluster: Int32($0 % 7)) }
        var shuffled = codebook(units)
        shuffled.units.reverse()
        #expect(shuffled.side(0, task: nil).side.clusters == codebook(units).side(0, task: nil).side.clusters)
    }
}
