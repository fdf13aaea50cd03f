import Testing

@testable import extract

@Suite struct LowerCaseTests {
    private func lowered(_ text: String) -> String {
        var (text, bytes) = (text, [UInt8]())
        text.withUTF8 { LowerCase.append($0, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// str.lower of Python 3.11.7.
    @Test(arguments: [
        ("Ab1_Z[", "ab1_z["), ("ÀÉŸẞ", "àéÿß"), ("İstanbul", "i\u{307}stanbul"), ("ΟΔΟΣ ΣΟΦΟΣ.", "οδος σοφος."), ("Σ", "σ"),
        ("ΑΣ'Α ΑΣ'", "ασ'α ας'"),
        ("中文，Ａ", "中文，ａ"), ("ДА", "да"), ("\u{10400}", "\u{10428}"), ("Ⅷ Å", "ⅷ å"), ("", ""),
    ])
    func asPython(text: String, lower: String) {
        #expect(lowered(text).unicodeScalars.elementsEqual(lower.unicodeScalars), "\(lowered(text))")
    }

    /// Characters of Unicode 14 or older that str.lower of Python 3.11.7 changes.
    @Test func everyCharacter() {
        let changed = (UInt32(0)...0x10FFFF).compactMap(Unicode.Scalar.init).filter { scalar in
            guard let age = scalar.properties.age, (age.major, age.minor) <= (14, 0) else { return false }
            return !lowered(String(scalar)).unicodeScalars.elementsEqual([scalar])
        }
        #expect(changed.count == 1433)
    }
}
