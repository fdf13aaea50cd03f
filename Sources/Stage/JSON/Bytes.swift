import Foundation

/// A block of bytes that is filled once and then only read, with room behind its end for word-sized loads.
///
/// Values that point into it hold it, so no view outlives its bytes.
// Sendable because nothing writes to it after init.
public final class Bytes: @unchecked Sendable {
    /// Bytes that may be read, but mean nothing, behind `count`.
    static let padding = 16

    public let base: UnsafePointer<UInt8>
    public let count: Int
    private let buffer: Buffer

    /// Takes over a buffer.
    init(adopting buffer: Buffer) {
        (buffer.start + buffer.count).initialize(repeating: 0, count: Bytes.padding)
        self.buffer = buffer
        self.base = UnsafePointer(buffer.start)
        self.count = buffer.count
    }

    public convenience init(_ bytes: some Collection<UInt8>) {
        let count = bytes.count
        var buffer = Buffer(capacity: count)
        _ = UnsafeMutableBufferPointer(start: buffer.start, count: count).initialize(from: bytes)
        buffer.count = count
        self.init(adopting: buffer)
    }

    deinit { buffer.release() }

    /// The text of a range, with malformed UTF-8 replaced.
    public func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeBufferPointer(start: base + range.lowerBound, count: range.count), as: UTF8.self)
    }
}
