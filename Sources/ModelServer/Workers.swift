import Foundation

/// Threads that take jobs in the order in which they come, for jobs that mostly wait. (Dispatch has as many threads as there
/// are cores, and adds others slowly when those wait.)
// Sendable because what changes is touched under `condition` alone.
public final class Workers: @unchecked Sendable {
    private let condition = NSCondition()
    private let count: Int
    private var started = 0
    private var idle = 0
    private var jobs: [@Sendable () -> Void] = []
    private var isFinished = false

    public init(count: Int) { self.count = count }

    /// Puts a job behind those that wait.
    public func submit(_ job: @escaping @Sendable () -> Void) {
        condition.withLock {
            jobs.append(job)
            if idle < jobs.count, started < count {
                started += 1
                Thread.detachNewThread { self.work() }
            }
            condition.signal()
        }
    }

    /// Lets the threads end when no job is left.
    public func finish() {
        condition.withLock {
            isFinished = true
            condition.broadcast()
        }
    }

    private func work() {
        while let job = next() { job() }
    }

    private func next() -> (@Sendable () -> Void)? {
        condition.withLock {
            idle += 1
            defer { idle -= 1 }
            while jobs.isEmpty, !isFinished { condition.wait() }
            return jobs.isEmpty ? nil : jobs.removeFirst()
        }
    }
}
