/// Distances between two sides of a number, from how often each of its values occurs.
///
/// - `w1`, the Wasserstein-1 distance: the area between the two distribution functions, in the number's own unit (Villani, 2009,
///   remark 6.5; for sides of equal size the mean difference of the sorted values).
/// - `ks`, the Kolmogorov-Smirnov statistic: the largest difference of the two distribution functions, 0 to 1.
/// - `mean_difference`: mean of the source less mean of the reference.
/// - `cliffs_delta`, the difference in standard form (Cliff, 1993): the chance that a conversation of the source has a larger
///   value than one of the reference, less the chance of a smaller one; -1 to 1. Counts of words and errors have long tails, which
///   blow up the standard deviation that Cohen's d divides by; an order has none.
struct NumberCells: CellStatistics {
    /// The values that occur, ascending: one for each cell.
    let values: [Double]

    let statistics = [
        Statistic(name: "w1", corrected: 0 ... .greatestFiniteMagnitude), Statistic(name: "ks", corrected: 0...1),
        Statistic(name: "mean_difference", extreme: .farFromZero),
        Statistic(name: "cliffs_delta", extreme: .farFromZero),
    ]

    var cells: Int { values.count }

    /// The cells of numbers of both sides. O(n log n).
    init(_ numbers: [Double]) {
        values = numbers.sorted().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
    }

    /// The cell of a number that occurs. O(log n).
    func cell(of number: Double) -> Int32 {
        var (low, high) = (0, values.count)
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < number { low = middle + 1 } else { high = middle }
        }
        return Int32(low)
    }

    /// The mean over the records that are counted; NaN for none.
    func mean(_ counts: [Int32]) -> Double {
        var (sum, n) = (0.0, 0.0)
        for cell in values.indices {
            sum += Double(counts[cell]) * values[cell]
            n += Double(counts[cell])
        }
        return sum / n
    }

    /// One pass over the cells, with the counts up to each of them.
    func values(reference: [Int32], source: [Int32]) -> [Double] {
        let (n, m) = (Double(reference.reduce(0, &+)), Double(source.reduce(0, &+)))
        var (area, farthest, larger, smaller) = (0.0, 0.0, 0.0, 0.0)
        var (below, belowInSource) = (0.0, 0.0)
        var (sum, sumInSource) = (0.0, 0.0)
        for (cell, pair) in zip(values.indices, zip(reference, source)) {
            let (count, countInSource) = (Double(pair.0), Double(pair.1))
            larger += countInSource * below
            smaller += count * belowInSource
            below += count
            belowInSource += countInSource
            sum += count * values[cell]
            sumInSource += countInSource * values[cell]
            let gap = abs(below / n - belowInSource / m)
            farthest = max(farthest, gap)
            if cell + 1 < values.count { area += gap * (values[cell + 1] - values[cell]) }
        }
        return [area, farthest, sumInSource / m - sum / n, (larger - smaller) / (n * m)]
    }
}
