import Foundation

/// The numbers 0 ..< count, each handed out once.
// Sendable because `next` is touched under the lock alone.
final class Tickets: @unchecked Sendable {
    private let lock = NSLock()
    private let count: Int
    private var next = 0

    init(count: Int) { self.count = count }

    func take() -> Int? {
        lock.lock()
        defer { lock.unlock() }
        guard next < count else { return nil }
        next += 1
        return next - 1
    }
}
