import Foundation
import Testing

@testable import embed

@Suite struct EmbeddedTextsTests {
    private func embedding(_ text: String) -> Embedding { Embedding(vector: [Float(text.utf8.count)], truncatedTokens: 0) }

    /// Counts how often each text is embedded.
    private final class Counter: @unchecked Sendable {
        private let lock = NSLock()
        private(set) var counts: [String: Int] = [:]
        func add(_ texts: [String]) { lock.withLock { for text in texts { counts[text, default: 0] += 1 } } }
    }

    @Test func equalTextsAreEmbeddedOnce() {
        let (known, counter) = (EmbeddedTexts(), Counter())
        for _ in 0..<3 {
            let texts = ["a", "bb", "a", "", "bb"]
            let embeddings = known.embeddings(of: texts) {
                counter.add($0); return $0.map(embedding)
            }
            #expect(embeddings == texts.map(embedding))
        }
        #expect(counter.counts == ["a": 1, "bb": 1, "": 1])
    }

    @Test func byWhicheverThreadMeetsThemFirst() {
        let (known, counter) = (EmbeddedTexts(), Counter())
        DispatchQueue.concurrentPerform(iterations: 16) { worker in
            for round in 0..<50 {
                let texts = (0..<20).map { String(repeating: "x", count: (worker * 7 + round + $0 * 3) % 90) }
                let embeddings = known.embeddings(of: texts) {
                    counter.add($0); return $0.map(embedding)
                }
                if embeddings != texts.map(embedding) { Issue.record("\(worker) \(round)") }
            }
        }
        #expect(counter.counts.count == 90 && counter.counts.values.allSatisfy { $0 == 1 })
    }

    @Test func theOldestAreForgotten() {
        let (known, counter) = (EmbeddedTexts(capacity: 4 * 140), Counter())
        func ask(_ text: String) {
            _ = known.embeddings(of: [text]) {
                counter.add($0); return $0.map(embedding)
            }
        }
        for index in 0..<1000 {
            ask("text\(index)")
            ask("text\(index)")
        }
        ask("text0")
        #expect(counter.counts["text999"] == 1 && counter.counts["text0"] == 2)
    }

    @Test func aTextLargerThanTheRoomIsEmbeddedAllTheSame() {
        let known = EmbeddedTexts(capacity: 1)
        #expect(known.embeddings(of: ["abc", "abc"]) { $0.map(embedding) } == [embedding("abc"), embedding("abc")])
    }
}
