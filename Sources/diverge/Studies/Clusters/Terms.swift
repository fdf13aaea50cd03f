import Foundation
import Numerics
import Stage

/// The words and pairs of words in the texts of clusters: in how many texts of each cluster a term occurs.
struct TermCounts: Sendable {
    private var spelling: [UInt64: String] = [:]
    private var counts: [[UInt64: Int32]] = []
    private var texts: [Int] = []
    private var text = NormalisedText()
    private var listed: [UInt64] = []

    init() {}

    /// Counts the 1- and 2-grams of a text, each once; a pair does not reach over punctuation or a line's end.
    mutating func add(_ value: JSONValue, cluster: Int) {
        extend(to: cluster + 1)
        texts[cluster] += 1
        list(value)
        for term in listed { counts[cluster][term, default: 0] += 1 }
    }

    /// Takes off a text that was counted.
    mutating func remove(_ value: JSONValue, cluster: Int) {
        texts[cluster] -= 1
        list(value)
        for term in listed {
            let count = (counts[cluster][term] ?? 0) - 1
            counts[cluster][term] = count > 0 ? count : nil
        }
    }

    /// Lists each term of a text once.
    private mutating func list(_ value: JSONValue) {
        listed.removeAll(keepingCapacity: true)
        value.withStringBytes { bytes in
            for line in bytes.split(separator: UInt8(ascii: "\n")) { list(UnsafeBufferPointer(rebasing: line)) }
        }
        listed.sort()
        var distinct = 0
        for place in listed.indices where place == 0 || listed[place] != listed[distinct - 1] {
            listed[distinct] = listed[place]
            distinct += 1
        }
        listed.removeSubrange(distinct...)
    }

    private mutating func extend(to clusters: Int) {
        while counts.count < clusters {
            counts.append([:])
            texts.append(0)
        }
    }

    private mutating func list(_ line: UnsafeBufferPointer<UInt8>) {
        text.set(line)
        var previous: Range<Int>?
        for word in text.words {
            // A number alone says nothing about behaviour.
            guard text.bytes[word].contains(where: { $0 > UInt8(ascii: "9") }) else {
                previous = nil
                continue
            }
            note(text.bytes[word])
            if let previous, word.lowerBound - previous.upperBound <= 1 { note(text.bytes[previous.lowerBound..<word.upperBound]) }
            previous = word
        }
    }

    private mutating func note(_ term: ArraySlice<UInt8>) {
        let hash = fnv1a(term)
        listed.append(hash)
        if spelling[hash] == nil { spelling[hash] = String(decoding: term, as: UTF8.self) }
    }

    /// Adds counts that were taken elsewhere: of so many texts of a cluster, how many have each term.
    mutating func add(_ terms: [(term: String, count: Int32)], texts: Int, cluster: Int) {
        extend(to: cluster + 1)
        self.texts[cluster] += texts
        for (term, count) in terms {
            let hash = fnv1a(term.utf8)
            spelling[hash] = term
            counts[cluster][hash, default: 0] += count
        }
    }

    /// The clusters that have texts, with the number of these and of those with each term, by spelling.
    var byCluster: [(cluster: Int, texts: Int, terms: [(term: String, count: Int32)])] {
        counts.indices.filter { texts[$0] > 0 }.map { cluster in
            let terms = counts[cluster].map { (term: spelling[$0.key] ?? "", count: $0.value) }
            return (cluster, texts[cluster], terms.sorted { $0.term < $1.term })
        }
    }

    mutating func merge(_ other: TermCounts) {
        extend(to: other.counts.count)
        for (cluster, terms) in other.counts.enumerated() {
            counts[cluster].merge(terms) { $0 + $1 }
            texts[cluster] += other.texts[cluster]
        }
        spelling.merge(other.spelling) { first, _ in first }
    }

    /// For each cluster its `limit` terms of largest TF-IDF weight, the cluster as the document: the share of the cluster's
    /// texts with the term, times ln(N / f) for a term in f of all N texts, so that a term in every text weighs nothing.
    ///
    /// Equal weights go by spelling; of a pair and a word in it the heavier is named.
    func leading(_ limit: Int, clusters: Int) -> [[String]] {
        var overall: [UInt64: Int] = [:]
        for terms in counts { for (term, count) in terms { overall[term, default: 0] += Int(count) } }
        let total = Double(texts.reduce(0, +))
        return (0..<clusters).map { cluster in
            guard limit > 0, cluster < counts.count, texts[cluster] > 0 else { return [] }
            let weighted = counts[cluster].map { term, count in
                let share = Double(count) / Double(texts[cluster])
                return (term: spelling[term] ?? "", weight: share * log(total / Double(overall[term] ?? 1)))
            }
            var chosen: [String] = []
            for (term, weight) in weighted.sorted(by: { ($1.weight, $0.term) < ($0.weight, $1.term) }) where weight > 0 {
                if chosen.contains(where: { shareWord($0, term) }) { continue }
                chosen.append(term)
                if chosen.count == limit { break }
            }
            return chosen
        }
    }

    private func shareWord(_ one: String, _ other: String) -> Bool {
        !Set(one.split(separator: " ")).isDisjoint(with: other.split(separator: " "))
    }
}
