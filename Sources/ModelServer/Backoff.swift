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

/// Seconds from `now` that a Retry-After header asks for, as a number or as an HTTP date (RFC 9110, 10.2.3, with the two
/// obsolete forms of 5.6.7); 0 for a date that is past, nil where the header is neither.
func seconds(retryAfter header: String, now: Date = Date()) -> Double? {
    let text = header.trimmingCharacters(in: .whitespaces)
    if let seconds = Double(text) { return seconds.isFinite && seconds >= 0 ? seconds : nil }
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(identifier: "GMT")
    for format in ["EEE, dd MMM yyyy HH:mm:ss 'GMT'", "EEEE, dd-MMM-yy HH:mm:ss 'GMT'", "EEE MMM d HH:mm:ss yyyy"] {
        formatter.dateFormat = format
        if let date = formatter.date(from: text) { return max(0, date.timeIntervalSince(now)) }
    }
    return nil
}
