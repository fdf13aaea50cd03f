import Testing

@testable import Stage

@Suite struct WordsTests {
    /// The naive search is the oracle.
    @Test func theFirstMarkedByteIsTheFirstOfItsKind() {
        var generator = SeededGenerator(state: 7)
        for _ in 0..<20_000 {
            let pool: [UInt8] = [0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x1F, 0x20, 0x00, 0x7F, 0x80, 0x9F, 0xA2, 0xDC, 0xFF, 0x41]
            let bytes = (0..<8).map { _ in pool.randomElement(using: &generator)! }
            let word = bytes.withUnsafeBufferPointer { loadWord($0.baseAddress!, 0) }
            let plain = bytes.firstIndex { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
            let any = bytes.firstIndex { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C || $0 >= 0x80 }
            let masks = (quotesBackslashesAndControls(word), quotesBackslashesControlsAndNonASCII(word))
            #expect((masks.0 == 0 ? nil : firstMarked(masks.0)) == plain, "\(bytes)")
            #expect((masks.1 == 0 ? nil : firstMarked(masks.1)) == any, "\(bytes)")
        }
    }

    /// The library's check is the oracle: every lead, second byte and some third bytes, in each of the two places.
    @Test func twoTriplesAreValidUTF8() {
        let good: [UInt8] = [0xE4, 0xBD, 0xA0]
        var accepted = 0
        for lead in UInt8(0xD0)...0xFF {
            for second in UInt8(0x70)...0xCF {
                for third: UInt8 in [0x41, 0x7F, 0x80, 0xBF, 0xC0] {
                    let triple = [lead, second, third]
                    let isValid = String(validating: triple, as: UTF8.self)?.unicodeScalars.count == 1
                    for six in [triple + good, good + triple] {
                        let isAccepted = (six + [0x41, 0x41]).withUnsafeBufferPointer {
                            beginsWithTwoTriples(loadWord($0.baseAddress!, 0))
                        }
                        if isAccepted != (isValid && lead != 0xE0 && lead != 0xED) { Issue.record("\(six): \(isAccepted)") }
                        accepted += isAccepted ? 1 : 0
                    }
                }
            }
        }
        #expect(accepted == 2 * 14 * 64 * 2)
    }
}
