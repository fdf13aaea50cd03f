import Testing

@testable import extract

@Suite struct CharacterKindsTests {
    private func read(_ text: String) -> CharacterScan {
        var scan = CharacterScan()
        scan.read(text)
        return scan
    }

    /// "OK, Go 42. 🙂" has 12 characters: 4 letters, 2 digits, 3 blanks, 2 marks and an emoji.
    @Test func sharesByHand() {
        let scan = read("OK, Go 42. 🙂")
        let values = Dictionary(uniqueKeysWithValues: scan.counts.measures(words: scan.words.count).map { ($0.name, $0.value) })
        let expected: [String: Double] = [
            "letter_share": 4.0 / 12, "digit_share": 2.0 / 12, "blank_share": 3.0 / 12, "punctuation_share": 2.0 / 12,
            "emoji_share": 1.0 / 12,
            "commas_per_100": 100.0 / 12, "stops_per_100": 100.0 / 12, "capital_share": 3.0 / 4, "capital_word_share": 1.0 / 3,
        ]
        #expect(values == expected.mapValues(Measure.number))
    }

    @Test func isAbsentWithoutACharacter() {
        #expect(read("").counts.measures(words: 0).allSatisfy { if case .absent = $0.value { true } else { false } })
        let caseless = read("你好").counts.measures(words: 2).first { $0.name == "capital_share" }
        #expect(caseless?.value == .absent("no letter that has case"))
    }

    @Test func messagesByHand() {
        var messages = MessageCounts()
        for text in ["hello there", "What? Yes!", "¿qué?", "你好。", "3 of them 🙂", "  ", "- Done!"] { messages.add(read(text).counts) }
        // Small: hello, qué and of, of the five whose first letter has case; open: "hello there" of six.
        let expected = [3.0 / 5, 1.0 / 6, 2.0 / 6, 2.0 / 6].map(Measure.number)
        #expect(messages.measures.map(\.value) == expected)
    }
}
