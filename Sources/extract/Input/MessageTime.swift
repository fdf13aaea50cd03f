import Stage

/// When a message was sent, as seconds since 1970 began, UTC.
enum MessageTime {
    /// Fields of a message that may hold it, the first that can be read counts.
    static let fields: Set = ["timestamp", "created_at", "time"]

    /// A number of seconds, or of milliseconds where it is 10^11 or more, or a string of ISO 8601: date, T or blank, time, fraction,
    /// zone (Z, +hh:mm, +hhmm; UTC where none). nil for anything else.
    static func seconds(_ value: JSONValue) -> Double? {
        if let number = value.double { return number >= 1e11 ? number / 1000 : number >= 0 ? number : nil }
        return value.string.flatMap { seconds(iso8601: $0) }
    }

    static func seconds(iso8601 text: String) -> Double? {
        var digits = DigitReader(text: Array(text.utf8))
        guard let year = digits.number(4), digits.skip("-"), let month = digits.number(2), digits.skip("-"), let day = digits.number(2),
            digits.skip("Tt "), let hour = digits.number(2), digits.skip(":"), let minute = digits.number(2),
            (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60
        else { return nil }
        var seconds = 0.0
        if digits.skip(":") {
            guard let second = digits.number(2), second <= 60 else { return nil }
            seconds = Double(second)
            if digits.skip(".,") {
                guard let fraction = digits.fraction() else { return nil }
                seconds += fraction
            }
        }
        guard let offset = digits.zone() else { return nil }
        return Double((days(year, month, day) * 24 + hour) * 60 + minute - offset) * 60 + seconds
    }

    /// Days from 1970-01-01, Gregorian (H. Hinnant, days_from_civil).
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let (era, yearOfEra) = (year / 400, year % 400)
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }
}

/// Reads numbers of a fixed number of digits, one after the other.
private struct DigitReader {
    let text: [UInt8]
    var index = 0

    mutating func number(_ count: Int) -> Int? {
        guard index + count <= text.count else { return nil }
        var value = 0
        for byte in text[index..<index + count] {
            guard byte &- 0x30 < 10 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        index += count
        return value
    }

    /// Passes one of the characters if it comes next.
    mutating func skip(_ characters: String) -> Bool {
        guard index < text.count, characters.utf8.contains(text[index]) else { return false }
        index += 1
        return true
    }

    mutating func fraction() -> Double? {
        let start = index
        while index < text.count, text[index] &- 0x30 < 10 { index += 1 }
        return start == index ? nil : Double("0." + String(decoding: text[start..<index], as: UTF8.self))
    }

    /// Minutes ahead of UTC, where nothing stands behind them.
    mutating func zone() -> Int? {
        if index == text.count { return 0 }
        if skip("Zz") { return index == text.count ? 0 : nil }
        let isBehind = skip("-")
        guard isBehind || skip("+"), let hours = number(2) else { return nil }
        let hasMore = skip(":") || index < text.count
        guard let minutes = hasMore ? number(2) : 0, index == text.count, hours < 24, minutes < 60 else { return nil }
        return (hours * 60 + minutes) * (isBehind ? -1 : 1)
    }
}
