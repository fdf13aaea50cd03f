/// Sentences of a message by form, each counted up to 255.
struct FormCounts: Sendable {
    private var counts = SIMD16<UInt8>()

    subscript(form: SentenceForm) -> Int { Int(counts[form.rawValue]) }
    mutating func add(_ form: SentenceForm) { if counts[form.rawValue] < 255 { counts[form.rawValue] += 1 } }
    var requests: Int {
        var sum = 0
        for raw in 0..<16 where FormCounts.asking & (1 << raw) != 0 { sum += Int(counts[raw]) }
        return sum
    }

    private static let asking = SentenceForm.allCases.reduce(0) { $1.isRequest ? $0 | 1 << $1.rawValue : $0 }
}
