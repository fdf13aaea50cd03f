import Testing

@testable import Stage

/// The text of a JSON string of these bytes, or the byte (from 1, within the content) and reason of its fault.
private func read(_ content: [UInt8]) -> Result<String, JSONFault> {
    let line = Array("{\"a\":\"".utf8) + content + Array("\"}".utf8)
    let bytes = Bytes(line)
    do {
        let record = try Record(bytes: bytes, range: 0..<line.count, place: Place(file: "f", line: 1))
        return .success(record["a"]?.string ?? "no string")
    } catch {
        let failure = error as? Failure
        return .failure(JSONFault(offset: (failure?.byte ?? 0) - 6, reason: failure?.message ?? ""))
    }
}

private func read(_ content: String) -> Result<String, JSONFault> { read(Array(content.utf8)) }

@Suite struct JSONStringScannerTests {
    @Test(arguments: [
        (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"), (#"\u0041\u00e9\u4F60"#, "Aé你"), (#"\u0000"#, "\0"),
        (#"\uD83D\uDE00"#, "😀"), (#"\ud800\udc00\udbff\udfff"#, "\u{10000}\u{10FFFF}"), (#"\uFFFF\uFFFE"#, "\u{FFFF}\u{FFFE}"),
        (#"a\u0020b"#, "a b"), (#"\\u0041"#, "\\u0041"), (#"\\\""#, "\\\""), ("你好，world é 😀", "你好，world é 😀"),
        (#"你\n好"#, "你\n好"),
    ])
    func resolvesEscapes(_ content: String, _ text: String) throws { #expect(try read(content).get() == text) }

    @Test(arguments: [
        (#"\x"#, 1, "unknown escape in a string"), (#"ab\'"#, 3, "unknown escape in a string"),
        (#"\U0041"#, 1, "unknown escape in a string"),
        (#"\u004"#, 1, #"\u needs four hexadecimal digits"#), (#"\u00G0"#, 1, #"\u needs four hexadecimal digits"#),
        (#"\u"#, 1, #"\u needs four hexadecimal digits"#), (#"\u-041"#, 1, #"\u needs four hexadecimal digits"#),
        (#"abc\ud800"#, 4, #"lone high surrogate \ud800"#), (#"\uD83Dx"#, 1, #"lone high surrogate \ud83d"#),
        (#"\ud83d\n"#, 1, #"lone high surrogate \ud83d"#), (#"\ud83d\u0041"#, 1, #"lone high surrogate \ud83d"#),
        (#"\ud83d\ud83d\ude00"#, 1, #"lone high surrogate \ud83d"#), (#"x\udc00"#, 2, #"lone low surrogate \udc00"#),
        (#"\ude00\ud83d"#, 1, #"lone low surrogate \ude00"#), (#"\ud83d\ude0"#, 7, #"\u needs four hexadecimal digits"#),
    ])
    func refusesEscapes(_ content: String, _ byte: Int, _ reason: String) {
        #expect(read(content) == .failure(JSONFault(offset: byte, reason: reason)))
    }

    @Test(arguments: 0..<0x20)
    func refusesControls(_ code: UInt8) {
        for before in 0..<10 {
            let expected = JSONFault(offset: before + 1, reason: "control character 0x\(String(code, radix: 16)) in a string")
            #expect(read([UInt8](repeating: 0x78, count: before) + [code]) == .failure(expected))
        }
    }

    /// RFC 3629: overlong forms, surrogates, values past U+10FFFF, stray and missing continuation bytes.
    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0x80],
            [0xF0, 0x8F, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xC2], [0xE4, 0xBD], [0xF0, 0x9F, 0x98],
            [0xC2, 0x41], [0xE4, 0x41, 0xA0], [0xE4, 0xBD, 0x41], [0xF0, 0x9F, 0x98, 0x41],
        ] as [[UInt8]])
    func refusesWhatIsNotUTF8(_ wrong: [UInt8]) {
        for before in ["", "x", "abcdefg", "abcdefgh", "é", "你好", "你好你好你好", "😀", "\\n"] {
            let expected = JSONFault(offset: before.utf8.count + 1, reason: "byte 0x\(String(wrong[0], radix: 16)) is not valid UTF-8")
            #expect(read(Array(before.utf8) + wrong) == .failure(expected))
            #expect(read(Array(before.utf8) + wrong + Array("你好 and more".utf8)) == .failure(expected))
        }
    }

    @Test func acceptsTheFirstAndLastOfEachLengthOfUTF8() throws {
        let text = "\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"
        for before in 0..<9 {
            let padded = String(repeating: "x", count: before) + text
            #expect(try read(padded).get() == padded)
        }
    }

    /// Every sequence of up to three bytes, and those of four that begin with a four-byte lead, against the library's check.
    @Test func agreesWithTheLibraryOnEverySequence() throws {
        func check(_ sequence: [UInt8]) {
            let isValid = String(validating: sequence, as: UTF8.self) != nil
            var line: [UInt8] = [0x22] + sequence + [0x22]
            line += [UInt8](repeating: 0, count: Bytes.padding)
            let accepted = line.withUnsafeBufferPointer { bytes in
                var scanner = JSONScanner(base: bytes.baseAddress!, range: 0..<(sequence.count + 2))
                return (try? scanner.string()) != nil
            }
            if accepted != isValid { Issue.record("\(sequence): accepted \(accepted), valid \(isValid)") }
        }
        let edges: [UInt8] = [0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xFF]
        for first in UInt8(0x80)...0xFF {
            check([first])
            for second in UInt8(0x7F)...0xFF {
                check([first, second])
                for third in edges {
                    check([first, second, third])
                    if first >= 0xEE { for fourth in edges { check([first, second, third, fourth]) } }
                }
            }
        }
    }

    @Test func stringsEndAtEveryOffsetFromAWord() throws {
        for length in 0..<40 {
            let text = String(repeating: "x", count: length)
            #expect(try read(text).get() == text)
            #expect(try read(text + "\\\"").get() == text + "\"")
            #expect(try read(text + "你").get() == text + "你")
        }
    }
}
