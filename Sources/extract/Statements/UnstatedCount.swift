import Foundation

/// Conversations that give no record of facet knowledge: counted, since they would go missing without a word.
// Sendable because the counts are touched under the lock alone.
final class UnstatedCount: @unchecked Sendable {
    private let lock = NSLock()
    private var all = 0
    private var unstated = 0
    private var wordless = 0

    func add(hasStatement: Bool, hasWords: Bool) {
        lock.withLock {
            all += 1
            if !hasStatement { unstated += 1 }
            if !hasWords { wordless += 1 }
        }
    }

    /// nil where every conversation has a statement.
    var warning: String? {
        lock.withLock {
            guard unstated > 0 else { return nil }
            return "facet knowledge: no statement in \(unstated) of \(all) conversations"
                + (wordless > 0 ? ", \(wordless) of them in a language without a word list" : "")
        }
    }
}
