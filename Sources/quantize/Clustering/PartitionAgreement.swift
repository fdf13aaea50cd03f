import Numerics

/// How far two labelings of the same points agree, whatever the names of their clusters.
struct PartitionAgreement: Sendable, Equatable {
    /// 1 for equal partitions, near 0 for independent ones, less than 0 for agreement below chance.
    ///
    /// Hubert and Arabie, "Comparing partitions" (1985).
    var adjustedRandIndex: Double
    /// H(A | B) + H(B | A) in nats, a metric: 0 for equal partitions, at most ln n.
    ///
    /// Meilă, "Comparing clusterings: an information based distance" (2007).
    var variationOfInformation: Double

    /// The agreement of labelings of n points; nil when they differ in length. No points agree fully. O(n log n).
    init?(_ a: [Int32], _ b: [Int32]) {
        guard a.count == b.count else { return nil }
        let cells = Cell.contingency(a, b)
        let sizesOfA = sizes(a)
        let sizesOfB = sizes(b)
        adjustedRandIndex = Self.randIndex(
            together: pairs(cells.map(\.count)), inA: pairs(Array(sizesOfA.values)), inB: pairs(Array(sizesOfB.values)),
            all: pairs([a.count]))
        // -p_ij (ln p_ij / p_i + ln p_ij / p_j), whose terms are exactly 0 where a cluster is the same in both.
        variationOfInformation = compensatedSum(
            cells.lazy.map { cell in
                let count = Double(cell.count)
                let ratios = [sizesOfA[cell.a], sizesOfB[cell.b]].map { count / Double($0 ?? cell.count) }
                return -count / Double(a.count) * (logarithm(ratios[0]) + logarithm(ratios[1]))
            })
    }

    /// (index - expected) / (maximum - expected) over pairs of points; 1 where both partitions are trivial in the same way.
    private static func randIndex(together: Double, inA: Double, inB: Double, all: Double) -> Double {
        guard inA != together || inB != together else { return 1 }
        let expected = inA * inB / all
        return (together - expected) / ((inA + inB) / 2 - expected)
    }
}

/// One cell of a contingency table that is not empty.
private struct Cell {
    var a: Int32
    var b: Int32
    var count: Int

    /// The cells in the order of their labels, so that sums over them have an order.
    static func contingency(_ a: [Int32], _ b: [Int32]) -> [Cell] {
        var cells: [Cell] = []
        for (a, b) in zip(a, b).sorted(by: <) {
            if let last = cells.last, last.a == a, last.b == b {
                cells[cells.count - 1].count += 1
            } else {
                cells.append(Cell(a: a, b: b, count: 1))
            }
        }
        return cells
    }
}

/// How many points each label has.
private func sizes(_ labels: [Int32]) -> [Int32: Int] {
    labels.reduce(into: [:]) { $0[$1, default: 0] += 1 }
}

/// How many pairs of points lie within groups of these sizes: whole numbers, exact in a Double below 2^53, in any order.
private func pairs(_ sizes: [Int]) -> Double {
    Double(sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 })
}
