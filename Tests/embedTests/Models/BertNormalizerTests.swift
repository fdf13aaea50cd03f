import Testing

@testable import embed

@Suite struct BertNormalizerTests {
    private func words(_ text: String, _ normalizer: BertNormalizer = BertNormalizer()) -> [[UInt8]] {
        var (text, room, words) = (text, [UInt8](), [[UInt8]]())
        text.withUTF8 { normalizer.forEachWord($0, room: &room) { words.append(Array($0)) } }
        return words
    }

    /// From tokenizers 0.23.3 (BertNormalizer, BertPreTokenizer).
    private static let expected: [(text: String, words: [String])] = [
        ("", []),
        ("Hello, world!", ["hello", ",", "world", "!"]),
        ("  two\u{9}blanks\u{A}", ["two", "blanks"]),
        ("unaffable embeddings", ["unaffable", "embeddings"]),
        ("na\u{EF}ve caf\u{E9} \u{C0}\u{C9}\u{CE}\u{D5}\u{DC}", ["naive", "cafe", "aeiou"]),
        (
            "\u{130}stanbul \u{39F}\u{394}\u{39F}\u{3A3} \u{DF} \u{FB01}",
            [
                "istanbul", "\u{3BF}\u{3B4}\u{3BF}\u{3C3}", "\u{DF}",
                "\u{FB01}",
            ]
        ),
        (
            "\u{5E2E}\u{6211}\u{8BA2}\u{4E00}\u{5BB6}\u{9152}\u{5E97}abc",
            [
                "\u{5E2E}", "\u{6211}", "\u{8BA2}", "\u{4E00}", "\u{5BB6}",
                "\u{9152}", "\u{5E97}", "abc",
            ]
        ),
        (
            "\u{30AB}\u{30BF}\u{30AB}\u{30CA} \u{3072}\u{3089}\u{304C}\u{306A}",
            [
                "\u{30AB}\u{30BF}\u{30AB}\u{30CA}",
                "\u{3072}\u{3089}\u{304B}\u{306A}",
            ]
        ),
        (
            "\u{C548}\u{B155}\u{D558}\u{C138}\u{C694}",
            [
                "\u{110B}\u{1161}\u{11AB}\u{1102}\u{1167}\u{11BC}\u{1112}\u{1161}\u{1109}\u{1166}\u{110B}\u{116D}"
            ]
        ),
        ("\u{1F600} ok \u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}", ["\u{1F600}", "ok", "\u{1F469}\u{1F469}\u{1F467}"]),
        ("[CLS] a [SEP] b[MASK]c [sep]", ["[", "cls", "]", "a", "[", "sep", "]", "b", "[", "mask", "]", "c", "[", "sep", "]"]),
        ("don't-stop...#!$", ["don", "'", "t", "-", "stop", ".", ".", ".", "#", "!", "$"]),
        ("soft\u{AD}hy\u{200B}phen\u{0}nul\u{FFFD}", ["softhyphennul"]),
        ("e\u{301} e\u{327}\u{301}", ["e", "e"]),
        ("tab\u{85}next\u{2028}line\u{A0}nbsp", ["tabnext", "line", "nbsp"]),
        ("def f(x):\u{A}    return x**2", ["def", "f", "(", "x", ")", ":", "return", "x", "*", "*", "2"]),
        (
            "\u{645}\u{631}\u{62D}\u{628}\u{627} \u{5E9}\u{5DC}\u{5D5}\u{5DD}",
            [
                "\u{645}\u{631}\u{62D}\u{628}\u{627}",
                "\u{5E9}\u{5DC}\u{5D5}\u{5DD}",
            ]
        ),
        ("\u{967}\u{968}\u{969} \u{BD} \u{B2} \u{2167}", ["\u{967}\u{968}\u{969}", "\u{BD}", "\u{B2}", "\u{2177}"]),
        ("\u{FB1D}\u{1FC1}\u{212B}", ["\u{5D9}\u{A8}a"]),
        ("\u{1734}a\u{1885}b\u{7FD}c\u{2E43}d\u{61D}e", ["a\u{1885}b\u{7FD}c\u{2E43}d\u{61D}e"]),
    ]

    @Test(arguments: expected.indices)
    func wordsAreThoseOfTheReference(index: Int) {
        let (text, expected) = Self.expected[index]
        // By bytes: two spellings of a letter are equal strings.
        #expect(words(text) == expected.map { Array($0.utf8) })
    }

    /// From the same, with its settings: what is not cleaned, not lower case, not without accents.
    @Test func settingsAreFollowed() {
        let cases: [(BertNormalizer, [(text: String, words: [String])])] = [
            (
                BertNormalizer(cleansText: false, separatesIdeographs: false, stripsAccents: false, lowercases: false),
                [
                    (
                        "Na\u{EF}ve \u{130} \u{4E2D}A\u{AD}\u{7}b\u{B}c\u{85}d",
                        ["Na\u{EF}ve", "\u{130}", "\u{4E2D}A\u{AD}\u{7}b", "c", "d"]
                    ),
                    ("\u{C9}t\u{E9}\u{0} \u{212B}", ["\u{C9}t\u{E9}\u{0}", "\u{212B}"]),
                ]
            ),
            (
                BertNormalizer(stripsAccents: false),
                [
                    ("Na\u{EF}ve \u{130} \u{4E2D}A\u{AD}\u{7}b\u{B}c\u{85}d", ["na\u{EF}ve", "i\u{307}", "\u{4E2D}", "abcd"]),
                    ("\u{C9}t\u{E9}\u{0} \u{212B}", ["\u{E9}t\u{E9}", "\u{E5}"]),
                ]
            ),
            (
                BertNormalizer(lowercases: false),
                [
                    ("Na\u{EF}ve \u{130} \u{4E2D}A\u{AD}\u{7}b\u{B}c\u{85}d", ["Naive", "I", "\u{4E2D}", "Abcd"]),
                    ("\u{C9}t\u{E9}\u{0} \u{212B}", ["Ete", "A"]),
                ]
            ),
        ]
        for (normalizer, texts) in cases {
            for (text, expected) in texts { #expect(words(text, normalizer) == expected.map { Array($0.utf8) }, "\(normalizer)") }
        }
    }

    /// ASCII goes a way of its own, which must be that of all characters.
    @Test func asciiIsNoException() {
        for first in UInt8(0)..<128 {
            for second in UInt8(0)..<128 {
                let text = "aB" + String(decoding: [first, second], as: UTF8.self) + "Cd"
                for normalizer in [BertNormalizer(), BertNormalizer(cleansText: false, lowercases: false)] {
                    let alone = words(text, normalizer)
                    let beside = words(text + " \u{E9}", normalizer).dropLast()
                    if alone != Array(beside) { Issue.record("\(first) \(second)") }
                }
            }
        }
    }
}
