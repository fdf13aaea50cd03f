/// How long a user's messages are, in their order, in words or characters.
struct TurnLengths: Sendable {
    private var lengths: [Int] = []

    mutating func add(_ length: Int) { lengths.append(length) }

    var count: Int { lengths.count }
    var total: Int { lengths.reduce(0, +) }

    /// Mean, population standard deviation, the longest, the first and the last; absent without a message.
    func measures(named name: String) -> Measures {
        func measure(_ value: (Int, Int) -> Double) -> Measure {
            guard let first = lengths.first, let last = lengths.last else { return .absent("no user message") }
            return .number(value(first, last))
        }
        return [
            ("\(name)_mean", measure { _, _ in mean }),
            ("\(name)_sd", measure { _, _ in deviation }),
            ("\(name)_longest", measure { first, _ in Double(lengths.max() ?? first) }),
            ("\(name)_first", measure { first, _ in Double(first) }),
            ("\(name)_last", measure { _, last in Double(last) }),
        ]
    }

    private var mean: Double { Double(total) / Double(count) }

    private var deviation: Double {
        let mean = mean
        let squares = lengths.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
        return (squares / Double(count)).squareRoot()
    }
}
