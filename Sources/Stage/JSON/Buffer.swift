import Foundation

/// A block of bytes that grows at its end, with `Bytes.padding` more behind its capacity. Whoever takes it over releases it.
struct Buffer {
    private(set) var start: UnsafeMutablePointer<UInt8>
    private(set) var capacity: Int
    var count = 0

    init(capacity: Int) {
        (start, self.capacity) = BlockPool.shared.take(capacity)
    }

    /// Makes room for `more` bytes behind `count`; amortised over many calls each byte is moved a constant number of times.
    mutating func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        var larger = Buffer(capacity: max(count + more, capacity * 2))
        larger.append(start, count: count)
        release()
        self = larger
    }

    mutating func append(_ bytes: UnsafePointer<UInt8>, count more: Int) {
        reserve(more)
        (start + count).update(from: bytes, count: more)
        count += more
    }

    mutating func drop(_ first: Int) {
        guard first > 0 else { return }
        memmove(start, start + first, count - first)
        count -= first
    }

    func release() { BlockPool.shared.give(start, capacity: capacity) }
}

/// Blocks that were released, kept for the next that asks: fresh memory costs a page fault for every 4 KB.
///
/// Holds at most what was in use at one time, and only blocks of the sizes that reading takes.
// Sendable because `free` is touched under `lock` alone.
private final class BlockPool: @unchecked Sendable {
    static let shared = BlockPool()
    static let kept = step...(8 << 20)
    /// Capacities from here on are multiples of it, so that a block fits more than one wish.
    static let step = 1 << 18

    private let lock = NSLock()
    private var free: [(start: UnsafeMutablePointer<UInt8>, capacity: Int)] = []

    /// A block of at least `wanted` bytes, but no more than about twice as many.
    func take(_ wanted: Int) -> (UnsafeMutablePointer<UInt8>, Int) {
        guard wanted >= BlockPool.step else { return (.allocate(capacity: wanted + Bytes.padding), wanted) }
        let kept = lock.withLock {
            free.lastIndex { $0.capacity >= wanted && $0.capacity <= 2 * wanted + BlockPool.step }.map { free.remove(at: $0) }
        }
        if let kept { return kept }
        let capacity = (wanted + BlockPool.step - 1) / BlockPool.step * BlockPool.step
        return (.allocate(capacity: capacity + Bytes.padding), capacity)
    }

    func give(_ start: UnsafeMutablePointer<UInt8>, capacity: Int) {
        guard BlockPool.kept.contains(capacity) else { return start.deallocate() }
        lock.withLock { free.append((start, capacity)) }
    }
}
