import Foundation

/// A block of bytes that is filled once and then only read, with room behind its end for word-sized loads.
///
/// Values that point into it hold it, so no view outlives its bytes.
public final class Bytes: @unchecked Sendable {  // nothing writes to it after init
    /// Bytes that may be read, but mean nothing, behind `count`.
    static let padding = 16

    public let base: UnsafePointer<UInt8>
    public let count: Int
    private let allocation: UnsafeMutablePointer<UInt8>

    /// Takes over an allocation of at least `count + padding` bytes.
    init(adopting allocation: UnsafeMutablePointer<UInt8>, count: Int) {
        (allocation + count).initialize(repeating: 0, count: Bytes.padding)
        self.allocation = allocation
        self.base = UnsafePointer(allocation)
        self.count = count
    }

    public convenience init(_ bytes: some Collection<UInt8>) {
        let count = bytes.count
        let allocation = UnsafeMutablePointer<UInt8>.allocate(capacity: count + Bytes.padding)
        _ = UnsafeMutableBufferPointer(start: allocation, count: count).initialize(from: bytes)
        self.init(adopting: allocation, count: count)
    }

    deinit { allocation.deallocate() }

    /// The text of a range, with malformed UTF-8 replaced.
    public func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count), as: UTF8.self)
    }
}
