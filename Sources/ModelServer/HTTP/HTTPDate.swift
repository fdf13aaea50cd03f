import Foundation

/// The date of a header, in one of the three forms of RFC 9110, 5.6.7. (DateFormatter ends the process where a text is not ASCII.)
///
///     Sun, 06 Nov 1994 08:49:37 GMT
///     Sunday, 06-Nov-94 08:49:37 GMT
///     Sun Nov  6 08:49:37 1994
struct HTTPDate {
    let date: Date

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// nil where the text is no such date.
    init?(_ text: String) {
        var words = text.split { " ,-".contains($0) }.dropFirst().map { String($0) }
        if words.count == 4 {
            words = [words[1], words[0], words[3], words[2]]
        } else if words.count != 5 || words[4] != "GMT" {
            return nil
        }
        let time = words[3].split(separator: ":").map { Int32($0) ?? -1 }
        guard let day = Int32(words[0]), (1...31).contains(day), let month = HTTPDate.months.firstIndex(of: words[1]),
            let year = Int32(words[2]), (0...9999).contains(year),
            time.count == 3, (0...23).contains(time[0]), (0...59).contains(time[1]), (0...60).contains(time[2])
        else { return nil }
        var parts = tm()
        (parts.tm_mday, parts.tm_mon) = (day, Int32(month))
        // Two digits stand for a year from 1970.
        parts.tm_year = words[2].count > 2 ? year - 1900 : year < 70 ? year + 100 : year
        (parts.tm_hour, parts.tm_min, parts.tm_sec) = (time[0], time[1], time[2])
        date = Date(timeIntervalSince1970: Double(timegm(&parts)))
    }
}
