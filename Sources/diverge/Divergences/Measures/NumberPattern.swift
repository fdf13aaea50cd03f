/// Pearson's r over the domains' means of a number: see LabelPattern.
struct NumberPattern: CellStatistics {
    /// The domain and the value of each cell: only pairs that occur have one.
    private let pairs: [(domain: Int, value: Double)]
    private let domains: Int

    let statistics = [Statistic(name: "r", extreme: .small, undefined: LabelPattern.sameEverywhere)]

    var cells: Int { pairs.count }

    /// The cells of numbers with their domain, 0 ..< domains. O(n log n).
    init(_ numbers: [(domain: Int, value: Double)], domains: Int) {
        self.domains = domains
        pairs = numbers.sorted { ($0.domain, $0.value) < ($1.domain, $1.value) }.reduce(into: []) { pairs, pair in
            if let last = pairs.last, last == pair { return }
            pairs.append(pair)
        }
    }

    /// The cell of a number that occurs in the domain. O(log n).
    func cell(of number: Double, domain: Int) -> Int32 {
        var (low, high) = (0, pairs.count)
        while low < high {
            let middle = (low + high) / 2
            if pairs[middle] < (domain, number) { low = middle + 1 } else { high = middle }
        }
        return Int32(low)
    }

    func values(reference: [Int32], source: [Int32]) -> [Double] {
        let (x, y) = (means(reference), means(source))
        let both = (0..<domains).filter { x[$0].isFinite && y[$0].isFinite }
        return [pearson(both.map { x[$0] }, both.map { y[$0] })]
    }

    /// The mean in each domain; NaN where it has no record.
    private func means(_ counts: [Int32]) -> [Double] {
        var (sums, n) = ([Double](repeating: 0, count: domains), [Double](repeating: 0, count: domains))
        for (pair, count) in zip(pairs, counts) where count > 0 {
            sums[pair.domain] += Double(count) * pair.value
            n[pair.domain] += Double(count)
        }
        return zip(sums, n).map { $0 / $1 }
    }
}
