import Dispatch
import Foundation
import ModelServer
import Stage

/// A vector that was asked for and may not have come yet. Many threads may wait for it.
// Sendable because `outcome` is written before the group is left, read after it was waited for.
final class PendingVector: @unchecked Sendable {
    enum Outcome: Sendable {
        case vector([Float])
        /// The server does not take this text.
        case refused(Failure)
        /// The run must end.
        case failed(Failure)
    }

    private var outcome = Outcome.failed(Failure(.software, "a vector was never asked for"))
    private let group = DispatchGroup()

    init() { group.enter() }

    /// Must be called once.
    func settle(_ outcome: Outcome) {
        self.outcome = outcome
        group.leave()
    }

    func wait() -> Outcome {
        group.wait()
        return outcome
    }
}

/// The texts that were asked for last, so that equal ones are asked for once. May be used by many threads at once.
// Sendable because what changes is touched under `lock` alone.
final class RecentVectors: @unchecked Sendable {
    /// Texts that are held, with their vectors: 64 MB at 1024 components.
    static let capacity = 1 << 14

    private let lock = NSLock()
    private var pending: [RequestID: PendingVector] = [:]
    private var ring: [RequestID] = []
    private var oldest = 0

    /// The vector of a text; where it is new, the caller is the one who asks for it.
    func vector(for id: RequestID) -> (pending: PendingVector, isNew: Bool) {
        lock.withLock {
            if let known = pending[id] { return (known, false) }
            let new = PendingVector()
            pending[id] = new
            if ring.count < RecentVectors.capacity {
                ring.append(id)
            } else {
                pending[ring[oldest]] = nil
                ring[oldest] = id
                oldest = (oldest + 1) % ring.count
            }
            return (new, true)
        }
    }
}
