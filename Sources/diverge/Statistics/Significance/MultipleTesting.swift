/// Adjustments of p-values that are looked at together, a family.
enum MultipleTesting {
    /// Holm's step-down adjustment, which bounds the chance of any false finding (Holm, 1979): the i-th smallest of m times
    /// m - i + 1, never under the one before, at most 1. In the order of `values`. O(m log m).
    static func holm(_ values: [Double]) -> [Double] {
        var adjusted = values
        var largest = 0.0
        for (rank, index) in ascending(values).enumerated() {
            largest = max(largest, min(1, values[index] * Double(values.count - rank)))
            adjusted[index] = largest
        }
        return adjusted
    }

    /// Benjamini and Hochberg's step-up adjustment, which bounds the expected share of false findings (1995): the i-th smallest
    /// of m times m / i, never over the one after. In the order of `values`. O(m log m).
    static func benjaminiHochberg(_ values: [Double]) -> [Double] {
        var adjusted = values
        var smallest = 1.0
        for (rank, index) in ascending(values).enumerated().reversed() {
            smallest = min(smallest, values[index] * Double(values.count) / Double(rank + 1))
            adjusted[index] = smallest
        }
        return adjusted
    }

    private static func ascending(_ values: [Double]) -> [Int] {
        values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    }
}
