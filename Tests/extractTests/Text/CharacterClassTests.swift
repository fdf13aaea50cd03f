import Testing

@testable import extract

@Suite struct CharactersTests {
    @Test(arguments: [
        ("é", CharacterClass.lower), ("É", .upper), ("ß", .lower), ("中", .ideograph), ("の", .ideograph), ("カ", .letter), ("한", .letter),
        ("א", .letter), ("١", .digit), ("。", .punctuation), ("—", .punctuation), ("😀", .emoji), ("\u{200D}", .joiner), ("\u{FE0F}", .mark),
        ("\u{A0}", .space), ("\u{3000}", .space), ("Ж", .upper), ("ж", .lower), ("\u{0947}", .mark),
    ])
    func classifies(_ text: String, _ expected: CharacterClass) {
        #expect(CharacterClass.of(text.unicodeScalars.first!.value) == expected)
    }

    @Test func lowersWhatItKnows() {
        for text in ["À", "Þ", "Ā", "Ĺ", "Ž", "Ÿ", "Α", "Я", "Ё"] {
            let scalar = text.unicodeScalars.first!
            #expect(CharacterClass.lowercased(scalar.value) == text.lowercased().unicodeScalars.first!.value, "\(text)")
        }
        for unchanged: UInt32 in [0xD7, 0xF7, 0x131, 0x138, 0x149, 0x17F, 0x4E2D] {
            #expect(CharacterClass.lowercased(unchanged) == unchanged)
        }
    }

    @Test func decodesEveryLength() {
        for text in ["a", "é", "中", "😀"] {
            let bytes = Array(text.utf8)
            bytes.withUnsafeBufferPointer {
                let (scalar, length) = CharacterClass.decode($0, at: 0)
                #expect(scalar == text.unicodeScalars.first!.value)
                #expect(length == bytes.count)
            }
        }
    }

    @Test func malformedBytesStandForThemselves() {
        for bytes: [UInt8] in [[0x80], [0xC3], [0xE4, 0xB8], [0xF0, 0x9F, 0x98], [0xFF]] {
            bytes.withUnsafeBufferPointer { #expect(CharacterClass.decode($0, at: 0).length == 1) }
        }
    }
}
