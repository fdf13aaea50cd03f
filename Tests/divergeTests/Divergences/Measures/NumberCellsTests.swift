import Numerics
import Testing

@testable import diverge

@Suite struct NumberCellsTests {
    /// w1, ks, the difference of means, Cliff's delta.
    private func statistics(_ reference: [Double], _ source: [Double]) -> [Double] {
        let cells = NumberCells(reference + source)
        func counts(_ numbers: [Double]) -> [Int32] { counted(numbers.map(cells.cell), clusters: cells.cells) }
        return cells.values(reference: counts(reference), source: counts(source))
    }

    private func expect(_ found: [Double], _ expected: [Double]) {
        for (left, right) in zip(found, expected) { #expect(abs(left - right) < 1e-9 * max(1, abs(right)), "\(found)") }
    }

    /// scipy 1.17: wasserstein_distance, ks_2samp(...).statistic; Cliff's delta by its definition in numpy.
    @Test func agreesWithScipy() {
        expect(
            statistics([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5], [2, 7, 1, 8, 2, 8, 1]),
            [1.4155844155844157, 0.33766233766233766, 0.14285714285714324, -0.03896103896103896])
        let (one, other) = ((0..<40).map { 0.1 * Double($0) * Double($0) }, (0..<25).map { 0.37 * Double($0) })
        expect(
            statistics(one.map { $0.truncatingRemainder(dividingBy: 1.7) }, other.map { $0.truncatingRemainder(dividingBy: 2.9) }),
            [
                0.5333999999999959, 0.36,
                mean(other.map { $0.truncatingRemainder(dividingBy: 2.9) }) - mean(one.map { $0.truncatingRemainder(dividingBy: 1.7) }),
                0.331,
            ])
    }

    @Test func ends() {
        expect(statistics([1, 2, 2], [1, 2, 2]), [0, 0, 0, 0])
        expect(statistics([1, 2], [11, 12]), [10, 1, 10, 1])
        expect(statistics([11, 12], [1, 2]), [10, 1, -10, -1])
        expect(statistics([5], [5]), [0, 0, 0, 0])
    }

    /// Sides of equal size: the mean difference of the sorted values. Any size: the pair counts of the definition.
    @Test(arguments: UInt64(1)...20) func agreesWithTheDefinitions(seed: UInt64) {
        var generator = Xoshiro256(seed: seed, stream: "number cells")
        let one = (0..<30).map { _ in Double(generator.integer(below: 12)) - generator.uniform().rounded() }
        let other = (0..<30).map { _ in Double(generator.integer(below: 15)) * 1.5 }
        let found = statistics(one, other)
        let w1 = mean(zip(one.sorted(), other.sorted()).map { abs($0 - $1) })
        let ks = (one + other).map { x in abs(Double(one.count { $0 <= x }) - Double(other.count { $0 <= x })) / 30 }.max() ?? 0
        let pairs = one.flatMap { x in other.map { y in y > x ? 1.0 : y < x ? -1 : 0 } }
        expect(found, [w1, ks, mean(other) - mean(one), mean(pairs)])
    }
}
