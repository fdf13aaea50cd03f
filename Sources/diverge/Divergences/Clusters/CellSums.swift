/// The sums over cells that every divergence is a function of, for one pair of histograms after another.
///
/// What a cell adds depends on its two counts alone, and few pairs of small counts occur: their rows, a hundred logarithms each,
/// are kept until the totals change, so that a further pair of histograms costs additions. O(k) a pair.
struct CellSums {
    private var terms: CellTerms
    /// The number of the row of a pair of counts, from 1; 0 where it is not known yet.
    private var slots = [Int32](repeating: 0, count: side * side)
    private var rows: [Double] = []
    /// How many cells of the histograms at hand have a row, by its number, and the rows that any has.
    private var occurrences: [Int32] = []
    private var occurring: [Int] = []
    /// The sums so far, as many as a row is long.
    private(set) var sums = [Double](repeating: 0, count: CellTerms.width)

    /// Counts below this have a slot.
    private static let side = 128

    /// Empty cells that are in none of the histograms, but among `cells`.
    let rest: Int
    var cells: Int { terms.cells }
    var rule: DivergenceRule { terms.rule }

    init(cells: Int, rule: DivergenceRule, rest: Int = 0) { (terms, self.rest) = (CellTerms(cells: cells + rest, rule: rule), rest) }

    /// All divergences of a source's counts from the reference's, in the order of `Divergence.allCases`.
    mutating func divergences(_ reference: [Int32], _ source: [Int32]) -> [Double] {
        begin(n: reference.reduce(0) { $0 + Int($1) }, m: source.reduce(0) { $0 + Int($1) })
        add(reference, source)
        return divergences(of: sums)
    }

    /// The divergences that sums come to.
    func divergences(of sums: [Double]) -> [Double] { terms.divergences(of: sums) }

    /// Sets the sums to zero, for shares of `n` and `m` records.
    mutating func begin(n: Int, m: Int) {
        if (n, m) != (terms.n, terms.m) {
            (terms.n, terms.m) = (n, m)
            for slot in slots.indices { slots[slot] = 0 }
            rows.removeAll(keepingCapacity: true)
        }
        for index in sums.indices { sums[index] = 0 }
    }

    /// Adds the rows of all cells, each row once, times the number of its cells.
    mutating func add(_ reference: [Int32], _ source: [Int32]) {
        for (a, b) in zip(reference, source) {
            guard a < CellSums.side, b < CellSums.side else {
                add(a, b)
                continue
            }
            let known = Int(slots[Int(a) * CellSums.side + Int(b)])
            let number = known > 0 ? known - 1 : row(a, b) / CellTerms.width
            while occurrences.count <= number { occurrences.append(0) }
            if occurrences[number] == 0 { occurring.append(number) }
            occurrences[number] += 1
        }
        // In the order of the cells, whatever the rows' numbers are.
        for number in occurring {
            accumulate(rowAt: number * CellTerms.width, times: Double(occurrences[number]))
            occurrences[number] = 0
        }
        occurring.removeAll(keepingCapacity: true)
        if rest > 0 { add(0, 0, times: Double(rest)) }
    }

    /// Adds the row of a cell with these counts, `times` over.
    mutating func add(_ a: Int32, _ b: Int32, times: Double = 1) {
        accumulate(rowAt: row(a, b), times: times)
        // A row without a slot is not used again.
        if a >= CellSums.side || b >= CellSums.side { rows.removeLast(CellTerms.width) }
    }

    private mutating func accumulate(rowAt start: Int, times: Double) {
        rows.withUnsafeBufferPointer { rows in
            sums.withUnsafeMutableBufferPointer { sums in
                guard let row = rows.baseAddress, let sum = sums.baseAddress else { return }
                for term in 0..<CellTerms.width { sum[term] += row[start + term] * times }
            }
        }
    }

    /// Where the row of a pair of counts starts in `rows`.
    private mutating func row(_ a: Int32, _ b: Int32) -> Int {
        let pair = a < CellSums.side && b < CellSums.side ? Int(a) * CellSums.side + Int(b) : nil
        if let pair, slots[pair] > 0 { return (Int(slots[pair]) - 1) * CellTerms.width }
        let start = rows.count
        for _ in 0..<CellTerms.width { rows.append(0) }
        let terms = terms
        rows.withUnsafeMutableBufferPointer { rows in
            if let base = rows.baseAddress { terms.add(a, b, to: base + start) }
        }
        if let pair { slots[pair] = Int32(rows.count / CellTerms.width) }
        return start
    }
}
