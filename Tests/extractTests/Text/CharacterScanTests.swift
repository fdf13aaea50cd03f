import Testing

@testable import extract

@Suite struct CharacterScanTests {
    private func read(_ text: String) -> CharacterScan {
        var scan = CharacterScan()
        scan.read(text)
        return scan
    }

    /// What Swift, which follows the rules of Unicode, counts is the oracle.
    @Test(arguments: [
        "", "plain text.", "né e\u{301}a\u{308}\u{301}", "👨‍👩‍👧‍👦 family", "👍🏽👍", "🇪🇸🇫🇷🇪🇸 flags", "1️⃣ 2", "❤️❤", "a\r\nb\nc\r", "你好,世界。", "ひらがな カタカナ",
        "한국어",
        "שָׁלוֹם", "हि दी", "\u{202E}abc\u{FEFF}", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "¿qué?", "x\u{200D}y",
    ])
    func charactersAreThoseOfUnicode(_ text: String) { #expect(read(text).counts.characters == text.count, "\(text)") }

    /// Words with a letter or digit by uniseg 0.10 (UAX 29).
    @Test(arguments: [
        ("don't can’t 'quoted'", 3), ("example.com e.g. end.Next", 3), ("1,000.5 10:30 3,4;5", 4), ("snake_case __init__", 2),
        ("well-known B&B", 4),
        ("我想去北京", 5), ("ひら カタカナ", 3), ("naïve Größe Привет", 3), ("5F8G6J1G", 1), ("שלום עולם", 2), ("a:b 🙂 --", 1), ("", 0),
    ])
    func wordsAreThoseOfUnicode(_ text: String, _ words: Int) { #expect(read(text).words.count == words, "\(text)") }

    @Test func caseMakesNoOtherWord() {
        #expect(read("HELLO École ПРИВЕТ").words == read("hello école привет").words)
        #expect(Set(read("a b ab").words).count == 3)
    }

    @Test func kindsAddUp() {
        let counts = read("Ab 1, é你!\n🙂").counts
        #expect(
            counts.letters == 4 && counts.capitals == 1 && counts.smalls == 2 && counts.digits == 1 && counts.spaces == 3
                && counts.marks == 2)
        #expect(counts.emoji == 1 && counts.characters == 11 && counts.lineBreaks == 1 && counts.endsInMark && counts.beginsSmall == false)
    }

    @Test func sumsAreOfBoth() {
        var sum = read("Ab, C.").counts
        sum += read("DE? 1!\n🙂 f").counts
        let both = read("Ab, C.DE? 1!\n🙂 f").counts
        #expect(
            sum.characters == both.characters && sum.letters == both.letters && sum.capitals == both.capitals && sum.smalls == both.smalls)
        #expect(
            sum.digits == both.digits && sum.spaces == both.spaces && sum.marks == both.marks && sum.emoji == both.emoji
                && sum.commas == both.commas)
        #expect(
            sum.stops == both.stops && sum.questions == both.questions && sum.exclamations == both.exclamations
                && sum.lineBreaks == both.lineBreaks)
        #expect(sum.capitalWords == 1)
    }
}
