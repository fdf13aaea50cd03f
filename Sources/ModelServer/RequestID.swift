import Stage

/// What a request is known by, in a journal and in batch files: a digest of all that its answer depends on, so that answers
/// are found again in any order and by any later run.
///
/// The first 128 bits of a SHA-256: among 10^9 requests two share an id with a probability under 10^-20.
public struct RequestID: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// The id of a request about `text`; `settings` are the model and whatever else changes the answer.
    public init(settings: [String], text: String) {
        let digest = SHA256.hexadecimal(settings.map { "\($0.utf8.count):\($0)\n" }.joined() + text)
        (high, low) = RequestID.halves(digest.prefix(32)) ?? (0, 0)
    }

    /// The id that is written as 32 hexadecimal digits; nil where the text is no id.
    public init?(_ text: String) {
        guard let (high, low) = RequestID.halves(text[...]) else { return nil }
        (self.high, self.low) = (high, low)
    }

    private static func halves(_ digits: Substring) -> (UInt64, UInt64)? {
        guard digits.utf8.count == 32, digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let high = UInt64(digits.prefix(16), radix: 16), let low = UInt64(digits.suffix(16), radix: 16)
        else { return nil }
        return (high, low)
    }
}

extension RequestID: CustomStringConvertible {
    public var description: String {
        [high, low].map { half in
            let digits = String(half, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
