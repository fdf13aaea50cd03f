import Foundation

/// The moment at which a request must be answered; a cancellation is that moment too.
struct Deadline: Sendable {
    let seconds: Double
    private let end: DispatchTime
    private let cancellation: Cancellation?

    init(seconds: Double, _ cancellation: Cancellation? = nil) {
        self.seconds = seconds
        self.cancellation = cancellation
        end = .now() + seconds
    }

    /// Milliseconds that are left, rounded up; 0 when it is over.
    private var milliseconds: Int32 {
        let (now, end) = (DispatchTime.now().uptimeNanoseconds, end.uptimeNanoseconds)
        return end <= now ? 0 : Int32(clamping: (end - now + 999_999) / 1_000_000)
    }

    var isOver: Bool { milliseconds == 0 || cancellation?.isCancelled == true }

    /// Waits until a descriptor can be read or written (a broken one can); false where the deadline comes first.
    func waits(for descriptor: Int32, _ event: some BinaryInteger) -> Bool {
        while cancellation?.isCancelled != true {
            // Of a negative descriptor poll takes no note.
            var requests = [
                pollfd(fd: descriptor, events: Int16(event), revents: 0),
                pollfd(fd: cancellation?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&requests, 2, milliseconds)
            if count == 0 { return false }
            if count > 0, requests[0].revents != 0 { return true }
            if count < 0, errno != EINTR { return true }
        }
        return false
    }
}

/// Ends the waiting of all threads at once, for good.
// Sendable because `cancelled` is touched under `lock` alone.
final class Cancellation: @unchecked Sendable {
    /// Can be read from as soon as it is cancelled; negative where the system had no pipe left, and each waits for its deadline.
    fileprivate let descriptor: Int32
    private let writer: Int32
    private let lock = NSLock()
    private var cancelled = false

    init() {
        var ends: [Int32] = [-1, -1]
        let isOpen = pipe(&ends) == 0
        for end in ends where isOpen { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (descriptor, writer) = isOpen ? (ends[0], ends[1]) : (-1, -1)
    }

    deinit { for end in [descriptor, writer] where end >= 0 { close(end) } }

    var isCancelled: Bool { lock.withLock { cancelled } }

    func cancel() {
        lock.withLock {
            if !cancelled, writer >= 0 { write(writer, [0], 1) }
            cancelled = true
        }
    }
}
