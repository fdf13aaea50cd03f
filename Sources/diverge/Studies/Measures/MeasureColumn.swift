/// One measure's values by conversation: a number each, or a list of labels each.
struct MeasureColumn: Sendable {
    /// What a record gives.
    enum Value: Sendable, Equatable {
        case number(Double)
        case labels([String])
    }

    let name: String
    let isNumber: Bool
    /// The records that have a value, ascending.
    private(set) var records: [Int32] = []
    private(set) var numbers: [Double] = []
    private(set) var labels = Names()
    private var given: [Int32] = []
    private var ends: [Int] = []

    init(_ name: String, isNumber: Bool) { (self.name, self.isNumber) = (name, isNumber) }

    /// Whether the value is of the column's kind; only such a value may be appended.
    func accepts(_ value: Value) -> Bool {
        if case .number = value { isNumber } else { !isNumber }
    }

    /// Adds the value of a record that comes after all others.
    mutating func append(_ value: Value, of record: Int) {
        records.append(Int32(record))
        switch value {
        case .number(let number): numbers.append(number)
        case .labels(let names):
            for name in names { given.append(Int32(labels.index(of: name))) }
            ends.append(given.count)
        }
    }

    /// The labels of the value at a position of `records`.
    func labels(at position: Int) -> ArraySlice<Int32> { given[(position == 0 ? 0 : ends[position - 1])..<ends[position]] }

    /// The positions of the records from `first` on. O(log n).
    func positions(from first: Int32) -> Range<Int> {
        var (low, high) = (0, records.count)
        while low < high {
            let middle = (low + high) / 2
            if records[middle] < first { low = middle + 1 } else { high = middle }
        }
        return low..<records.count
    }

    /// The column of numbers in which each of `count` records has a value: 0 where it had none.
    func filled(records count: Int) -> MeasureColumn {
        var column = self
        column.records = Array(0..<Int32(count))
        column.numbers = Array(repeating: 0, count: count)
        for (record, number) in zip(records, numbers) { column.numbers[Int(record)] = number }
        return column
    }

    /// The column after its records were put in another order, `places` their new numbers; labels stand in the order of their bytes.
    func reordered(_ places: [Int32]) -> MeasureColumn {
        var column = MeasureColumn(name, isNumber: isNumber)
        for label in labels.all.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) { _ = column.labels.index(of: label) }
        for position in records.indices.sorted(by: { places[Int(records[$0])] < places[Int(records[$1])] }) {
            let value: Value = isNumber ? .number(numbers[position]) : .labels(labels(at: position).map { labels.all[Int($0)] })
            column.append(value, of: Int(places[Int(records[position])]))
        }
        return column
    }
}
