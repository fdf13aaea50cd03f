import Testing

@testable import extract

@Suite struct LetterCaseTests {
    /// Pairs of letters in characters of Unicode 14 or older that Python 3.11.7 takes for the same under IGNORECASE (_sre.unicode_tolower and
    /// re._casefix), each letter with itself counted too.
    @Test func pairsAsPython() {
        func isOld(_ value: UInt32) -> Bool { (Unicode.Scalar(value)?.properties.age).map { ($0.major, $0.minor) <= (14, 0) } ?? false }
        var (letters, pairs) = (0, 0)
        for value in UInt32(0)...0x1E943 where isOld(value) {
            let others = LetterCase.variants(of: value...value).filter(isOld).count
            if others > 0 { (letters, pairs) = (letters + 1, pairs + others + 1) }
        }
        #expect(letters == 2886 && pairs == 5876)
    }

    @Test func threeOfAKind() {
        #expect(
            LetterCase.variants(of: 0x6B...0x6B) == [0x4B, 0x212A]
                && LetterCase.variants(of: 0x131...0x131).sorted() == [0x49, 0x69, 0x130])
        #expect(LetterCase.variants(of: 0x31...0x39).isEmpty)
    }
}
