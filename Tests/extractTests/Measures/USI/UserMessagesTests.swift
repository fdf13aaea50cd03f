import Testing

@testable import extract

@Suite struct UserMessagesTests {
    private func read(_ messages: String...) -> UserMessages {
        var read = UserMessages()
        for var message in messages { message.withUTF8 { read.append($0) } }
        return read
    }

    /// len(text.split()) of Python 3.11.
    @Test(arguments: [
        ("", 0), (" a  b ", 2), ("a\u{1C}b\u{1F}c\u{85}d\u{A0}e\u{1680}f\u{2009}g\u{3000}h", 8), ("a\u{200B}b", 1), ("中文 字", 2),
        ("a\u{0}b\u{8}c", 1), ("\u{2028}x", 1),
    ])
    func wordsAsPython(text: String, words: Int) { #expect(read(text).words == [words]) }

    @Test func messagesStandBehindEachOther() {
        let messages = read("Ab", "", "É – ü")
        #expect(messages.ranges.map { String(decoding: messages.text[$0], as: UTF8.self) } == ["ab", "", "é – ü"] && messages.dashed == 1)
        #expect(read("a - b", "a ― b", "a—b", "<|think|>—<|/think|>").dashed == 1)
    }

    @Test func trims() {
        for (text, rest) in [("\u{3000} a b\u{A0}\n", "a b"), ("中", "中"), (" \t", ""), ("", ""), ("a\u{200B}", "a\u{200B}")] {
            let bytes = Array(text.utf8)
            #expect(bytes.withUnsafeBufferPointer { String(decoding: $0.trimmed, as: UTF8.self) } == rest)
        }
    }
}
