import Stage

/// A label at bytes of a message.
struct LabelledBytes: Sendable, Equatable {
    var measure: String
    var label: String
    var bytes: Range<Int>
}

/// The labels of one message: how many there are, and those that begin first, as many as are wanted.
struct MessageLabels: Sendable {
    private(set) var count = 0
    private var first: SmallestN<(label: LabelledBytes, number: Int)>

    init(limit: Int) {
        first = SmallestN(limit) { ($0.label.bytes.lowerBound, $0.number) < ($1.label.bytes.lowerBound, $1.number) }
    }

    mutating func add(_ measure: String, _ label: String, _ bytes: Range<Int>) {
        first.add((LabelledBytes(measure: measure, label: label, bytes: bytes), count))
        count += 1
    }

    /// In the order of where they begin.
    var leading: [LabelledBytes] { first.elements.map(\.label) }
}
