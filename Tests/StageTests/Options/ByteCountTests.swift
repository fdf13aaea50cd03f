import Testing

@testable import Stage

@Suite struct ByteCountTests {
    @Test(arguments: [
        ("500", 500), ("0", 0), ("64K", 65_536), ("16M", 16 << 20), ("1g", 1 << 30), ("", nil), ("K", nil), ("-1", nil), ("1.5M", nil),
        ("9223372036854775807", .max), ("9223372036854775808", nil), ("9007199254740993K", nil), ("1 M", nil), ("16MB", nil),
    ])
    func parses(_ text: String, _ bytes: Int?) { #expect(ByteCount.parse(text) == bytes) }

    @Test(arguments: [(0, "0 bytes"), (1023, "1023 bytes"), (1024, "1 KiB"), (1536, "1.5 KiB"), (16 << 20, "16 MiB"), (3 << 30, "3 GiB")])
    func spells(_ bytes: Int, _ text: String) { #expect(ByteCount.spelled(bytes) == text) }
}
