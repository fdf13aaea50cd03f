/// What is kept of a record that is longer than allowed: its beginning and its length. The rest goes by without being held.
public struct LongRecord: Sendable {
    /// Bytes of its beginning.
    static let kept = 4096

    let allowed: Int
    private(set) var head: [UInt8] = []
    private(set) var length = 0

    init(allowed: Int) { self.allowed = allowed }

    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        head.append(contentsOf: bytes.prefix(LongRecord.kept - head.count))
        length += bytes.count
    }

    func failure(at place: Place, hint: String? = nil) -> Failure {
        Failure(
            .data, "found a record of \(ByteCount.spelled(length)), expected \(ByteCount.spelled(allowed)) at most", at: place, hint: hint)
    }
}

/// Tells records that are longer than allowed from the others, while they come in pieces.
struct LengthLimit {
    let allowed: Int
    /// The record that goes by at the moment.
    private(set) var long: LongRecord?

    init(_ allowed: Int) { self.allowed = allowed }

    /// Whether the record, of which so many bytes more have come, need not be held.
    func isPassed(by count: Int) -> Bool { long != nil || count > allowed }

    mutating func pass(_ bytes: UnsafeBufferPointer<UInt8>) {
        var record = long ?? LongRecord(allowed: allowed)
        record.add(bytes)
        long = record
    }

    /// The record that went by, at its end.
    mutating func take() -> LongRecord? {
        defer { long = nil }
        return long
    }
}
