/// How many words a user's messages have.
struct MessageLengths: Sendable {
    /// Messages by words; those of `longest` words and more together.
    private var counts: [Int: Int] = [:]
    /// The first message of each doubling of length.
    private var examples: [Int: String] = [:]
    private var total = 0

    private static let longest = 1000

    mutating func add(_ words: Int, example: String?) {
        counts[min(words, MessageLengths.longest), default: 0] += 1
        total += 1
        let doubling = MessageLengths.doubling(words)
        if examples[doubling] == nil { examples[doubling] = example }
    }

    /// Adds the messages of later conversations.
    mutating func add(_ later: MessageLengths) {
        counts.merge(later.counts, uniquingKeysWith: +)
        examples.merge(later.examples) { first, _ in first }
        total += later.total
    }

    /// The median and the middle half, with the share of messages that are within it; nil for too few messages.
    var directive: ProfileDirective? {
        guard total >= Habit.fewest else { return nil }
        let (low, median, high) = (quantile(1, of: 4), quantile(1, of: 2), quantile(3, of: 4))
        let open = high == MessageLengths.longest ? " or more" : ""
        let range = low == high ? "" : ", half of them \(low) to \(high)\(open)"
        return ProfileDirective(
            dimension: .length, text: "Write about \(median) word\(median == 1 ? "" : "s") per message\(range)",
            count: counts.reduce(0) { $0 + ($1.key >= low && $1.key <= high ? $1.value : 0) }, of: total,
            examples: examples[MessageLengths.doubling(median)].map { [$0] } ?? [])
    }

    /// The least length that `part`/`whole` of the messages do not exceed.
    private func quantile(_ part: Int, of whole: Int) -> Int {
        var below = 0
        for (words, count) in counts.sorted(by: { $0.key < $1.key }) {
            below += count
            if below * whole >= total * part { return words }
        }
        return 0
    }

    private static func doubling(_ words: Int) -> Int { Int.bitWidth - max(1, words).leadingZeroBitCount }
}
