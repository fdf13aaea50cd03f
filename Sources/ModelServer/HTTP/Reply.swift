/// What a server sent back.
struct Reply: Sendable, Equatable {
    var status = 0
    var retryAfter: String?
    /// Where a redirection leads.
    var location: String?
    var body: [UInt8] = []
}

/// Why nothing, or not all, came back.
struct TransportFault: Error, Equatable {
    var reason: String
    /// Whether it will be the same at the next try.
    var isLasting = false
    var hint: String?

    static func late(_ seconds: Double) -> TransportFault { TransportFault(reason: "no answer within \(seconds) s") }
    static func tooLong(_ limit: Int) -> TransportFault {
        TransportFault(reason: "the answer is longer than \(limit >= 1 << 20 ? "\(limit >> 20) MiB" : "\(limit) bytes")")
    }
    static let cancelled = TransportFault(reason: "cancelled")
}
