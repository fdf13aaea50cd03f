import Testing

@testable import report

@Suite struct WidthTests {
    @Test(arguments: [
        ("abc", 3), ("中文", 4), ("かな", 4), ("한국", 4), ("é", 1), ("e\u{301}", 1), ("👩‍🔬", 2), ("ｆ", 2), ("–", 1), ("❤\u{FE0F}", 2), ("", 0),
    ])
    func countsColumns(text: String, width: Int) { #expect(displayWidth(text) == width) }

    @Test func fitsToExactlyTheColumns() {
        #expect(fitted("ab", 4) == "ab  ")
        #expect(fitted("ab", 4, right: true) == "  ab")
        #expect(fitted("abcdef", 4) == "abc…")
        // Two ideographs would leave no room for the ellipsis; one leaves a column over.
        #expect(fitted("中文字", 4) == "中… ")
        #expect(fitted("中文", 4) == "中文")
    }

    @Test func wrapsAtBlanks() {
        #expect(wrapped("aaa bbb ccc", 8) == ["aaa bbb", "ccc"])
        #expect(wrapped("aaa bbb ccc ddd", 10, indent: "  ") == ["aaa bbb", "  ccc ddd"])
        #expect(wrapped("中文中文中文", 8) == ["中文中文", "中文"])
        #expect(wrapped("", 8) == [])
    }
}
