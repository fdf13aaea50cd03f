import Foundation
import Stage

/// The words and pairs of words that the texts of clusters use.
struct TermCounts: Sendable {
    private var spelling: [UInt64: String] = [:]
    private var counts: [[UInt64: Int32]] = []
    private var text = NormalisedText()

    init() {}

    /// Counts 1- and 2-grams of each line of a text; a pair does not reach over a line's end.
    mutating func add(_ value: JSONValue, cluster: Int) {
        while counts.count <= cluster { counts.append([:]) }
        value.withStringBytes { bytes in
            for line in bytes.split(separator: UInt8(ascii: "\n")) { addLine(UnsafeBufferPointer(rebasing: line), cluster: cluster) }
        }
    }

    private mutating func addLine(_ line: UnsafeBufferPointer<UInt8>, cluster: Int) {
        text.set(line)
        var previous: Range<Int>?
        for word in text.words {
            count(text.bytes[word], cluster: cluster)
            // A pair is spelt as it stands, so that what is between the words tells whether they belong together.
            if let previous, word.lowerBound - previous.upperBound <= 1 {
                count(text.bytes[previous.lowerBound..<word.upperBound], cluster: cluster)
            }
            previous = word
        }
    }

    private mutating func count(_ term: ArraySlice<UInt8>, cluster: Int) {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a
        for byte in term { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        counts[cluster][hash, default: 0] += 1
        if spelling[hash] == nil { spelling[hash] = String(decoding: term, as: UTF8.self) }
    }

    mutating func merge(_ other: TermCounts) {
        while counts.count < other.counts.count { counts.append([:]) }
        for (cluster, terms) in other.counts.enumerated() { counts[cluster].merge(terms) { $0 + $1 } }
        spelling.merge(other.spelling) { first, _ in first }
    }

    /// For each cluster its `limit` terms of largest weight, by class-based TF-IDF: the share of the cluster's terms that
    /// this one makes up, times ln(1 + A / f), A the mean number of terms of a cluster and f how often the term occurs in
    /// all (Grootendorst, "BERTopic", 2203.05794, equation 2). Equal weights go by spelling. A word inside a chosen pair is
    /// not named again.
    func leading(_ limit: Int, clusters: Int) -> [[String]] {
        var overall: [UInt64: Int] = [:]
        for terms in counts { for (term, count) in terms { overall[term, default: 0] += Int(count) } }
        let sizes = counts.map { $0.values.reduce(0) { $0 + Int($1) } }
        let mean = Double(sizes.reduce(0, +)) / Double(max(1, sizes.count { $0 > 0 }))
        return (0..<clusters).map { cluster in
            guard limit > 0, cluster < counts.count, sizes[cluster] > 0 else { return [] }
            let weighted = counts[cluster].map { term, count in
                let share = Double(count) / Double(sizes[cluster])
                return (term: spelling[term] ?? "", weight: share * log(1 + mean / Double(overall[term] ?? 1)))
            }
            var chosen: [String] = []
            for (term, _) in weighted.sorted(by: { ($1.weight, $0.term) < ($0.weight, $1.term) }) {
                if chosen.contains(where: { $0.contains(term) }) { continue }
                chosen.append(term)
                if chosen.count == limit { break }
            }
            return chosen
        }
    }
}
