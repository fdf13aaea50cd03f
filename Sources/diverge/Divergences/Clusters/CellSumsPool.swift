import Foundation

/// Sums that threads borrow for some draws and give back, so that the rows of one draw serve the next, whoever makes it.
///
/// Which sums one gets changes no value: a row depends on its counts and the totals alone.
// Sendable because `idle` is touched under the lock alone.
final class CellSumsPool: @unchecked Sendable {
    private let lock = NSLock()
    private var idle: [CellSums] = []

    /// Calls `body` with sums for so many cells by this rule, of this thread alone until it returns.
    func withSums<Result>(cells: Int, rule: DivergenceRule, rest: Int = 0, _ body: (inout CellSums) -> Result) -> Result {
        var sums =
            lock.withLock { () -> CellSums? in
                // Codebooks come one after another: what was for another is not needed again.
                if let last = idle.last, last.cells != cells + rest || last.rest != rest || last.rule != rule { idle = [] }
                return idle.popLast()
            } ?? CellSums(cells: cells, rule: rule, rest: rest)
        let result = body(&sums)
        lock.withLock { idle.append(sums) }
        return result
    }
}
