import Foundation

/// Values that threads borrow and give back, so that what one has learned serves the next, whoever borrows it.
///
/// Which of them one gets must change no result.
// Sendable because `idle` is touched under the lock alone.
final class WorkspacePool<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var idle: [Value] = []
    private let make: @Sendable () -> Value

    init(_ make: @escaping @Sendable () -> Value) { self.make = make }

    /// Calls `body` with a value that is its own until it returns.
    func withValue<Result>(_ body: (inout Value) throws -> Result) rethrows -> Result {
        var value = lock.withLock { idle.popLast() } ?? make()
        defer { lock.withLock { idle.append(value) } }
        return try body(&value)
    }
}
