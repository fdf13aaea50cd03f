import Numerics
import Testing

@testable import diverge

@Suite struct CodebookHalvesTests {
    /// `records` names source, unit and cluster of each record.
    private func codebook(_ records: [(source: String, unit: Int, cluster: Int32)]) -> AssignmentTable.Codebook {
        var codebook = AssignmentTable.Codebook(name: "f", facet: "f", examples: Examples(limit: 0))
        for (index, record) in records.enumerated() {
            let source = codebook.sources.index(of: record.source)
            codebook.units.append(
                .init(source: source, task: -1, cluster: record.cluster, id: UInt64(1000 + index), unit: UInt64(record.unit)))
        }
        return codebook
    }

    /// Each unit has its own cluster, so that a sample shows who is in it.
    @Test func aUnitIsInTheSameHalfForAllSources() {
        let shared = (0..<40).flatMap {
            [("real", $0, Int32($0)), ("sim", $0, Int32($0)), ("sim", $0, Int32($0))] as [(String, Int, Int32)]
        }
        let own = (40..<60).map { ("other", $0, Int32($0)) as (String, Int, Int32) }
        let codebook = codebook(shared + own)
        var generator = Xoshiro256(seed: 1, stream: "halves")
        let halves = CodebookHalves.samples(codebook, [0, 1, 2], using: &generator)
        for half in halves {
            #expect(Set(half[0].clusters) == Set(half[1].clusters))
            #expect(half.map(\.units) == [20, 20, 10], "each source is cut in half")
            #expect(half[1].count == 40, "with all records of a unit")
        }
        #expect(Set(halves[0][0].clusters).isDisjoint(with: halves[1][0].clusters))
        #expect(halves.flatMap { $0[2].clusters }.sorted() == Array(40..<60))
    }

    @Test func orderOfRecordsMakesNoDifference() {
        var records: [(source: String, unit: Int, cluster: Int32)] = []
        for i in 0..<50 { records.append((source: i % 2 == 0 ? "real" : "sim", unit: i / 3, cluster: Int32(i % 7))) }
        let first = codebook(records)
        var (one, other, order) = (Xoshiro256(seed: 1, stream: "a"), Xoshiro256(seed: 1, stream: "a"), Xoshiro256(seed: 2, stream: "b"))
        order.shuffle(&records)
        let second = codebook(records)
        func places(_ codebook: AssignmentTable.Codebook) -> [Int] { ["real", "sim"].compactMap { codebook.sources.position(of: $0) } }
        let left = CodebookHalves.samples(first, places(first), using: &one)
        let right = CodebookHalves.samples(second, places(second), using: &other)
        #expect(left.map { $0.map { $0.clusters.sorted() } } == right.map { $0.map { $0.clusters.sorted() } })
    }

    @Test func oddOnesOutGoToBothHalves() {
        let codebook = codebook((0..<6).map { (source: "s\($0)", unit: $0, cluster: 0) })
        var generator = Xoshiro256(seed: 1, stream: "halves")
        #expect(CodebookHalves.samples(codebook, Array(0..<6), using: &generator).map { $0.reduce(0) { $0 + $1.count } } == [3, 3])
    }
}
