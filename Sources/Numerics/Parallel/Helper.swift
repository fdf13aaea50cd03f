import Dispatch
import Foundation

/// A thread that waits for tasks. A pool of our own, because how many threads Dispatch lends depends on what else runs on its
/// queues.
// Sendable because `task` is touched under the lock alone.
final class Helper: @unchecked Sendable {
    private let lock = NSLock()
    private let wake = DispatchSemaphore(value: 0)
    private let finished = DispatchSemaphore(value: 0)
    private var task: (@Sendable () -> Void)?

    private static let idleLock = NSLock()
    nonisolated(unsafe) private static var idle: [Helper] = []

    /// Idle helpers, and new ones where there are not enough.
    static func borrow(_ count: Int) -> [Helper] {
        idleLock.lock()
        defer { idleLock.unlock() }
        let found = Array(idle.suffix(count))
        idle.removeLast(found.count)
        return found + (found.count..<count).map { _ in Helper() }
    }

    static func giveBack(_ helpers: [Helper]) {
        idleLock.lock()
        idle += helpers
        idleLock.unlock()
    }

    private init() {
        let thread = Thread { [self] in
            while true {
                wake.wait()
                if runTask() { finished.signal() }
            }
        }
        thread.name = "usergap.numerics"
        thread.start()
    }

    /// Not inlined, so that the task is released before its end is signalled: it must not outlive the call that it is a part of.
    @inline(never) private func runTask() -> Bool {
        guard let task = takeTask() else { return false }
        task()
        return true
    }

    private func takeTask() -> (@Sendable () -> Void)? {
        lock.lock()
        defer {
            task = nil
            lock.unlock()
        }
        return task
    }

    func begin(_ task: @escaping @Sendable () -> Void) {
        lock.lock()
        self.task = task
        lock.unlock()
        wake.signal()
    }

    /// Returns when the task is over; one that has not begun never will, so nobody waits for a CPU that is busy elsewhere.
    func end() {
        if takeTask() == nil { finished.wait() }
    }
}
