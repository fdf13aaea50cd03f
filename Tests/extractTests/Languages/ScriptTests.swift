import Testing

@testable import extract

@Suite struct ScriptTests {
    private func main(_ text: String) -> Script {
        var counts = ScriptCounts()
        counts.add(text)
        return counts.main
    }

    @Test(arguments: [
        ("hotel", Script.latin), ("Straße", .latin), ("42 !", .latin), ("", .latin), ("我想去北京", .han), ("東京へ行きたい", .kana),
        ("호텔", .hangul), ("отель", .cyrillic), ("ξενοδοχείο", .greek), ("מלון", .hebrew), ("فندق", .arabic), ("होटल", .devanagari),
        ("โรงแรม", .thai), ("სასტუმრო", .georgian), ("হোটেল", .bengali), ("விடுதி", .tamil), ("հյուրանոց", .other),
    ])
    func isThatOfMostLetters(_ text: String, _ script: Script) { #expect(main(text) == script) }

    @Test func aHanCharacterStandsForThreeLatinLetters() {
        #expect(main("我们 abcde") == .han)
        #expect(main("我们 abcdef") == .latin)
    }
}
