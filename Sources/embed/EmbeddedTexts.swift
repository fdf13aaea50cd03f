import Foundation

/// The texts that were embedded last, so that equal ones are embedded once, by whichever thread meets them first.
// Sendable because what changes is touched under `condition` alone.
final class EmbeddedTexts: @unchecked Sendable {
    /// Bytes of texts and vectors that are kept.
    static let capacity = 32 << 20

    private final class Place {
        var embedding: Embedding?
    }

    private let capacity: Int
    private let condition = NSCondition()
    private var places: [String: Place] = [:]
    /// The texts in the order in which they came; `oldest` is the first that is kept.
    private var order: [(text: String, bytes: Int)] = []
    private var oldest = 0
    private var bytes = 0

    init(capacity: Int = EmbeddedTexts.capacity) { self.capacity = capacity }

    /// The embeddings of texts; `embed` is called for those that are not known, each once.
    func embeddings(of texts: [String], embed: ([String]) -> [Embedding]) -> [Embedding] {
        var new: [(text: String, place: Place)] = []
        let found = condition.withLock {
            texts.map { text in
                if let place = places[text] { return place }
                let place = Place()
                places[text] = place
                new.append((text, place))
                return place
            }
        }
        let embeddings = embed(new.map(\.text))
        return condition.withLock {
            for ((text, place), embedding) in zip(new, embeddings) {
                place.embedding = embedding
                order.append((text, text.utf8.count + 4 * embedding.vector.count + 128))
                bytes += order.last?.bytes ?? 0
            }
            forgetOldest()
            condition.broadcast()
            // Others embed what they met first, and wait for nobody while they do.
            while found.contains(where: { $0.embedding == nil }) { condition.wait() }
            return found.compactMap(\.embedding)
        }
    }

    private func forgetOldest() {
        while bytes > capacity, oldest < order.count {
            places[order[oldest].text] = nil
            bytes -= order[oldest].bytes
            oldest += 1
        }
        if oldest > order.count / 2 {
            order.removeSubrange(..<oldest)
            oldest = 0
        }
    }
}

extension NSCondition {
    fileprivate func withLock<Result>(_ body: () -> Result) -> Result {
        lock()
        defer { unlock() }
        return body()
    }
}
