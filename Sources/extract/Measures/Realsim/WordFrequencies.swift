/// How often each word of a text comes, and the diversity that follows from that alone, in whatever order the words stand.
struct WordFrequencies {
    /// Words that come once, twice ... by how often they come.
    private var spectrum: [Int: Int] = [:]
    private let total: Int

    /// Of words by their hashes. Linear.
    init(_ words: [UInt64]) {
        total = words.count
        var counts: [UInt64: Int] = [:]
        for word in words { counts[word, default: 0] += 1 }
        for count in counts.values { spectrum[count, default: 0] += 1 }
    }

    /// Words that HD-D draws.
    static let draws = 42

    /// HD-D (McCarthy & Jarvis 2007): the expected share of different words among 42 that are drawn at random without replacement.
    ///
    /// nil under 42 words.
    var hdd: Double? {
        let draws = WordFrequencies.draws
        guard total >= draws else { return nil }
        // In the order of the frequencies, so that the sum is the same in every run.
        return spectrum.sorted { $0.key < $1.key }.reduce(0) { sum, entry in
            sum + Double(entry.value) * (1 - missing(entry.key, draws)) / Double(draws)
        }
    }

    /// The chance that none of `draws` is one of the `count` occurrences of a word: C(n - count, draws) / C(n, draws).
    private func missing(_ count: Int, _ draws: Int) -> Double {
        guard total - count >= draws else { return 0 }
        return (0..<draws).reduce(1) { $0 * Double(total - count - $1) / Double(total - $1) }
    }

    /// Yule's characteristic K (1944): 10,000 (sum of i squared times the words that come i times, less n) / n squared; the higher, the
    /// more is said again.
    ///
    /// nil without a word.
    var yuleK: Double? {
        guard total > 0 else { return nil }
        let squares = spectrum.reduce(0) { $0 + $1.key * $1.key * $1.value }
        return 10_000 * Double(squares - total) / (Double(total) * Double(total))
    }
}
