/// Numbers of bytes as they are written: 500, 64K, 16M, 1G, where K is 1,024.
enum ByteCount {
    private static let units: [(letter: Character, shift: Int)] = [("G", 30), ("M", 20), ("K", 10)]

    /// The number that is written, or nil where it is none that fits.
    static func parse(_ text: String) -> Int? {
        let unit = units.first { text.uppercased().last == $0.letter }
        guard let number = Int(unit == nil ? text[...] : text.dropLast()), number >= 0 else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << (unit?.shift ?? 0))
        return overflow ? nil : bytes
    }

    /// For a message: in whole bytes, or in the largest unit with one decimal where it takes one.
    static func spelled(_ bytes: Int) -> String {
        guard let (letter, shift) = units.first(where: { bytes >> $0.shift > 0 }) else { return "\(bytes) bytes" }
        let tenths = Int((Double(bytes) / Double(1 << shift) * 10).rounded(.down))
        return tenths % 10 == 0 ? "\(tenths / 10) \(letter)iB" : "\(tenths / 10).\(tenths % 10) \(letter)iB"
    }
}
