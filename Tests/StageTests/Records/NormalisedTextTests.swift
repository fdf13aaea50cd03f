import Testing

@testable import Stage

@Suite struct NormalisedTextTests {
    private func normalised(_ text: String) -> (text: String, words: [String], characters: Int) {
        var result = NormalisedText()
        var text = text
        text.withUTF8 { result.set($0) }
        return (
            String(decoding: result.bytes, as: UTF8.self), result.words.map { String(decoding: result.bytes[$0], as: UTF8.self) },
            result.characters.count - 1
        )
    }

    @Test(arguments: [
        ("Hello,  World\t2!", "hello, world 2!", ["hello", "world", "2"]),
        ("  ", "", []), ("", "", []), ("Ünï CÖDE", "ünï cöde", ["ünï", "cöde"]),
        ("我要 订hotel", "我要 订hotel", ["我", "要", "订", "hotel"]), ("カナ", "カナ", ["カ", "ナ"]),
        ("don't—stop", "don't—stop", ["don", "t", "stop"]), ("e\u{301}a", "e\u{301}a", ["e\u{301}a"]),
        ("مرحبا ٣", "مرحبا ٣", ["مرحبا", "٣"]),
    ])
    func lowerCaseBlanksAndWords(text: String, expected: String, words: [String]) {
        let result = normalised(text)
        #expect(result.text == expected && result.words == words)
        #expect(result.characters == expected.unicodeScalars.count)
    }

    @Test func asciiAndUnicodePathsAgree() {
        let text = "A Mixed\nTEXT, with 12 words; e.g. \"quotes\"."
        let (plain, other) = (normalised(text), normalised(text + "é"))
        #expect(other.text == plain.text + "é" && other.words.dropLast() == plain.words[...])
    }

    @Test func roomIsReusedWithoutTrace() {
        var result = NormalisedText()
        for text in ["a long first text", "é", ""] {
            var text = text
            text.withUTF8 { result.set($0) }
        }
        #expect(result.bytes.isEmpty && result.words.isEmpty && result.characters == [0])
    }
}
