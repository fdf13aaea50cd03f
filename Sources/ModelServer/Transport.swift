import Stage

/// What a server sent back.
struct Reply: Sendable, Equatable {
    var status = 0
    var retryAfter: String?
    /// Where a redirection leads.
    var location: String?
    var body: [UInt8] = []

    /// A longer body is no answer, and would have to be held in memory.
    static let largestBody = 1 << 30
    static let tooLong = TransportFault(reason: "the answer is longer than \(largestBody >> 20) MiB")
}

/// Why nothing, or not all, came back.
struct TransportFault: Error, Equatable {
    var reason: String

    static func late(_ seconds: Double) -> TransportFault { TransportFault(reason: "no answer within \(seconds) s") }
    static let cancelled = TransportFault(reason: "cancelled")
}

/// Posts JSON to a server and waits for what comes back. May be used by many threads at once.
///
/// Redirections are not followed: a POST would become a GET, and the key would go to another host.
protocol Transport: AnyObject, Sendable {
    /// What came back within `timeout` seconds, from the first byte sent to the last one received.
    func post(_ body: [UInt8], timeout: Double) -> Result<Reply, TransportFault>
    /// Ends what is under way, and lets nothing more begin.
    func cancel()
    /// Lets go of what is held open. Nothing may be posted behind it.
    func close()
}

extension Endpoint {
    var headers: [(name: String, value: String)] {
        [("Content-Type", "application/json"), ("Accept", "application/json"), ("User-Agent", "usergap/\(Program.version)")]
            + (authorization.map { [("Authorization", $0)] } ?? [])
    }
}
