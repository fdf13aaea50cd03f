import Testing

@testable import Stage

@Suite struct BytesTests {
    @Test func bytesAreFollowedByReadablePadding() {
        for count in [0, 1, 15, 16, 17, 1000] {
            let bytes = Bytes([UInt8](repeating: 0xFF, count: count))
            #expect((0..<Bytes.padding).allSatisfy { bytes.base[count + $0] == 0 })
            #expect(bytes.count == count)
        }
    }

    @Test func textReplacesWhatIsNotUTF8() {
        #expect(Bytes([0x61, 0xFF, 0x62]).text(0..<3) == "a\u{FFFD}b")
        #expect(Bytes([]).text(0..<0) == "")
    }
}
