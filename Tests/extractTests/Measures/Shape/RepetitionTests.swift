import Testing

@testable import extract

@Suite struct RepetitionTests {
    private func values(_ lines: String...) -> [String: Measure] {
        var repetition = Repetition()
        var scan = CharacterScan()
        repetition.begin()
        for line in lines {
            let isAssistant = line.hasPrefix("A: ")
            let text = isAssistant ? String(line.dropFirst(3)) : line
            scan.read(text)
            if isAssistant { repetition.hear(scan.words) } else { repetition.add(text, scan.words) }
        }
        return Dictionary(uniqueKeysWithValues: repetition.measures.map { ($0.name, $0.value) })
    }

    /// Words a b c d | a b c | a b c: 4 types of 10; trigrams abc bcd abc abc: 2 of 4 were there; one of three messages again.
    @Test func byHand() {
        let values = values("a b c d", "a b c", "A b c.", "a b c")
        #expect(values["type_token_ratio"] == .number(4.0 / 13) && values["repeated_trigram_share"] == .number(3.0 / 5))
        #expect(values["repeated_message_share"] == .number(1.0 / 4), "the third differs in a capital")
    }

    /// LZ78: a, b, ab, aba | the last "b" is left over: five phrases of eight words.
    @Test func lempelAndZiv() { #expect(values("a b a b a b a b")["compression_ratio"] == .number(5.0 / 8)) }

    /// Behind "b c" come b d: one of two; the first message answers nobody, the last assistant's counts.
    @Test func overlapWithTheLastAnswer() {
        #expect(values("b", "A: d", "A: B c", "b d")["assistant_overlap"] == .number(1.0 / 2))
        #expect(values("b")["assistant_overlap"] == .absent("no word behind a message of the assistant"))
    }

    @Test func isAbsentWithoutAWord() {
        #expect(values().values.allSatisfy { if case .absent = $0 { true } else { false } })
        #expect(values("a b")["repeated_trigram_share"] == .absent("no message of three words"))
    }
}
