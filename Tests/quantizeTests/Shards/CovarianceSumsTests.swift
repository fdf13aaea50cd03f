import Numerics
import Testing

@testable import quantize

@Suite struct CovarianceSumsTests {
    private func sums(_ vectors: Matrix, _ range: Range<Int>, sample: Int = 50) -> CovarianceSums {
        var sums = CovarianceSums(dimensions: vectors.columns, sample: sample)
        let rows = Points.rows(vectors.rows)
        for row in range { sums.add(vectors.row(row), hash: rows[row].hash, threads: 2) }
        sums.closeBlock(threads: 2)
        return sums
    }

    /// Any order and any grouping of the same shards: the same sums, to the bit.
    @Test func orderAndGroupingOfShardsDoNotMatter() throws {
        let vectors = Points.vectors(5000)
        let shards = [0..<100, 100..<2900, 2900..<2901, 2901..<5000].map { sums(vectors, $0) }
        func merged(_ groups: [[Int]]) -> CovarianceSums {
            var total = CovarianceSums(dimensions: 12, sample: 50)
            for group in groups {
                var part = shards[group[0]]
                for shard in group.dropFirst() { _ = part.merge(shards[shard]) }
                _ = total.merge(part)
            }
            return total
        }
        let straight = merged([[0, 1, 2, 3]])
        for groups in [[[3, 2, 1, 0]], [[2], [0, 3], [1]], [[1, 3], [2, 0]]] {
            let other = merged(groups)
            #expect(other.sums == straight.sums && other.products == straight.products && other.count == 5000)
            #expect(other.sample.elements.map(\.hash) == straight.sample.elements.map(\.hash))
            #expect(other.sampleVectors == straight.sampleVectors)
        }
        // The sample is that of all records, however they were cut.
        #expect(straight.sampleVectors == sums(vectors, 0..<5000).sampleVectors && straight.sampleVectors.rows == 50)
    }

    @Test func componentsAreThoseOfOneMachine() throws {
        // A mean far from the origin in places of little variance, where sums of plain squares would lose digits.
        var vectors = Points.vectors(6000)
        for row in 0..<6000 {
            vectors.withMutableRow(row) { vector in
                vector[5] = 3 + vector[5] * 0.01
                normalise(vector)
            }
        }
        let direct = try #require(PrincipalComponents(vectors, keeping: .count(4), threads: 2))
        var total = sums(vectors, 0..<1700)
        for range in [1700..<1800, 1800..<6000] { _ = total.merge(sums(vectors, range)) }
        let merged = try #require(total.components(keeping: .count(4), threads: 2))
        #expect(abs(merged.varianceKept / direct.varianceKept - 1) < 1e-6)
        for (a, b) in zip(merged.mean, direct.mean) { #expect(abs(a - b) < 1e-12) }
        for (a, b) in zip(merged.components.values, direct.components.values) { #expect(abs(a - b) < 1e-6) }
    }
}
