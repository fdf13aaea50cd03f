import Dispatch
import Foundation

/// Calls `body` once for each chunk of `size` consecutive members of `range` (the last may be shorter), on at most `threads`
/// threads, and returns when all are done.
///
/// Chunks depend on `size` alone and a free thread takes the next one, so work that keeps to its own chunk gives the same
/// result on any number of threads. Values of `threads` and `size` under 1 count as 1; an empty range makes no call.
public func forEachChunk(
    of range: Range<Int>, size: Int, threads: Int, _ body: @Sendable (Range<Int>) -> Void
) {
    let size = max(1, size)
    let chunks = (range.count + size - 1) / size
    @Sendable func run(_ chunk: Int) {
        let start = range.lowerBound + chunk * size
        body(start..<min(start + size, range.upperBound))
    }
    let workers = min(threads, chunks)
    guard workers > 1 else {
        for chunk in 0..<chunks { run(chunk) }
        return
    }
    let tickets = Tickets(count: chunks)
    withoutActuallyEscaping(run) { run in
        let task: @Sendable () -> Void = { while let chunk = tickets.take() { run(chunk) } }
        let helpers = Helper.borrow(workers - 1)
        for helper in helpers { helper.begin(task) }
        task()
        for helper in helpers { helper.end() }
        Helper.giveBack(helpers)
    }
}

/// The results of `body` for each chunk, in the order of the chunks: fold them in that order and the sum, too, is the same on
/// any number of threads.
public func mapChunks<Result: Sendable>(
    of range: Range<Int>, size: Int, threads: Int, _ body: @Sendable (Range<Int>) -> Result
) -> [Result] {
    let size = max(1, size)
    var results = [Result?](repeating: nil, count: (range.count + size - 1) / size)
    results.withUnsafeMutableBufferPointer { results in
        let slots = Shared(results)
        forEachChunk(of: range, size: size, threads: threads) { chunk in
            slots.value[(chunk.lowerBound - range.lowerBound) / size] = body(chunk)
        }
    }
    return results.compactMap { $0 }
}

/// The numbers 0 ..< count, each handed out once.
private final class Tickets: @unchecked Sendable {
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

/// A thread that waits for tasks. A pool of our own, because how many threads Dispatch lends depends on what else runs on its
/// queues.
private final class Helper: @unchecked Sendable {
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

    /// Not inlined, so that the task is released before its end is told: it must not outlive the call that it is a part of.
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

/// Memory that several threads use at once, each its own part of it.
struct Shared<Value>: @unchecked Sendable {
    let value: Value
    init(_ value: Value) { self.value = value }
}
