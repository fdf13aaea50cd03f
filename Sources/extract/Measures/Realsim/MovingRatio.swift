/// Moving-average type-token ratio (MATTR; Covington & McFall 2010): the mean share of different words in all stretches of one length.
enum MovingRatio {
    /// Words of a stretch.
    static let window = 50

    /// Of words by their hashes; nil where there are fewer than `window`. Linear.
    static func mattr(_ words: [UInt64], window: Int = window) -> Double? {
        guard words.count >= window else { return nil }
        var counts: [UInt64: Int] = [:]
        var sum = 0
        for (index, word) in words.enumerated() {
            counts[word, default: 0] += 1
            if index >= window {
                let gone = words[index - window]
                let left = counts[gone, default: 0] - 1
                counts[gone] = left > 0 ? left : nil
            }
            if index >= window - 1 { sum += counts.count }
        }
        return Double(sum) / Double(window) / Double(words.count - window + 1)
    }
}
