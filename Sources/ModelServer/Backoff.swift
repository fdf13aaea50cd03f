import Foundation

/// How long to wait before a request is sent again: twice as long each time, of which a random part of up to a half is left
/// out, so that many clients that failed together do not come back together.
///
/// Source: Brooker, "Exponential backoff and jitter" (AWS Architecture Blog, 2015), the variant "equal jitter".
public struct Backoff: Sendable {
    /// Seconds before the second try, jitter aside.
    public var first: Double
    /// Seconds at most, jitter aside.
    public var longest: Double

    public init(first: Double = 0.5, longest: Double = 60) {
        self.first = first
        self.longest = longest
    }

    /// Seconds to wait behind try number `attempt`, from 0. One draw of the generator.
    func delay(attempt: Int, using generator: inout some RandomNumberGenerator) -> Double {
        let whole = min(longest, first * pow(2, Double(attempt)))
        let uniform = Double(generator.next() >> 11) * 0x1p-53
        return whole * (1 - uniform / 2)
    }
}

/// Seconds from `now` that a Retry-After header asks for, as a number or as an HTTP date (RFC 9110, 10.2.3), of any size; 0 for a
/// date that is past, nil where the header is neither.
func seconds(retryAfter header: String, now: Date = Date()) -> Double? {
    let text = header.trimmingCharacters(in: .whitespaces)
    guard text.utf8.count <= 400 else { return nil }
    if text.utf8.first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) == true { return Double(text) }
    return HTTPDate(text).map { max(0, $0.date.timeIntervalSince(now)) }
}
