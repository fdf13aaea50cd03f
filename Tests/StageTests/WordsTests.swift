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
}
