import Foundation
import Testing

@testable import Stage

private func decode(_ text: String, after before: [Float] = []) -> [Float]? {
    var values = before
    let isDecoded = Array(text.utf8).withUnsafeBufferPointer { appendFloats(base64: $0, to: &values) }
    if !isDecoded { #expect(values.map(\.bitPattern) == before.map(\.bitPattern)) }
    return isDecoded ? values : nil
}

@Suite struct Base64Tests {
    /// Foundation's decoder is the oracle.
    @Test(arguments: 0...40) func agreesWithFoundation(_ count: Int) {
        var generator = SeededGenerator(state: UInt64(count))
        for _ in 0..<50 {
            let raw = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let text = Data(raw).base64EncodedString()
            let bare = text.replacingOccurrences(of: "=", with: "")
            for written in [text, bare] {
                let values = decode(written, after: [1.5])
                guard count % 4 == 0 else {
                    #expect(values == nil)
                    continue
                }
                let expected = stride(from: 0, to: count, by: 4).map { at in
                    UInt32(raw[at]) | UInt32(raw[at + 1]) << 8 | UInt32(raw[at + 2]) << 16 | UInt32(raw[at + 3]) << 24
                }
                #expect(values?.dropFirst().map(\.bitPattern) == expected)
                #expect(values?.first == 1.5)
            }
        }
    }

    @Test(arguments: 0..<256) func refusesEveryByteThatIsNoDigit(_ code: Int) {
        let byte = UInt8(code)
        let digits = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        for position in 0..<16 {
            var text = [UInt8](repeating: 0x41, count: 16)
            text[position] = byte
            var values: [Float] = []
            // An '=' at the end leaves 11 bytes, which is no whole number of floats.
            let isDecoded = text.withUnsafeBufferPointer { appendFloats(base64: $0, to: &values) }
            #expect(isDecoded == digits.contains(byte))
            #expect(values.count == (isDecoded ? 3 : 0))
        }
    }

    @Test(arguments: [
        "=", "==", "A", "AA", "AAA", "AAAA", "AAAAA", "AAAAAA=", "AAAAAA===", "AAAAA===", "AA==AAAA", "AAAAAA= =", "AAAAAA==\n",
        " AAAAAA==", "AAAA AA==", "AAAA_w==", "AAAA-w==", "====", "AAAA====",
    ])
    func refuses(_ text: String) { #expect(decode(text) == nil) }

    @Test func emptyTextIsNoFloats() { #expect(decode("") == []) }

    @Test func writesAndReadsBackEveryBitPattern() {
        var generator = SeededGenerator(state: 5)
        for count in [0, 1, 2, 3, 4, 5, 384, 1024] {
            let values = (0..<count).map { _ in Float(bitPattern: UInt32.random(in: 0...UInt32.max, using: &generator)) }
            #expect(decode(base64(values))?.map(\.bitPattern) == values.map(\.bitPattern))
        }
        #expect(base64([1, -2]) == "AACAPwAAAMA=")
    }
}
