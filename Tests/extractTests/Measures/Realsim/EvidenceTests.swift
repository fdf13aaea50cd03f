import Testing

@testable import extract

@Suite struct EvidenceTests {
    @Test func countsUnicodeScalars() {
        var text = "né 👨‍👩‍👧 wow, so happy"
        let evidence = text.withUTF8 { bytes in
            let start = bytes.count - "so happy".utf8.count
            return Evidence.of(
                [
                    LabelledBytes(measure: "emotion", label: "joy", bytes: start..<bytes.count),
                    LabelledBytes(measure: "identity", label: "past", bytes: 0..<3),
                ],
                in: bytes, turn: 2)
        }
        // n é blank, five scalars of a family, blank, "wow," and a blank.
        #expect(
            evidence == [
                Evidence(measure: "identity", label: "past", turn: 2, start: 0, end: 2, quote: "né"),
                Evidence(measure: "emotion", label: "joy", turn: 2, start: 14, end: 22, quote: "so happy"),
            ])
    }

    @Test func whatOverlapsKeepsItsOrder() {
        var text = "abcdef"
        let evidence = text.withUTF8 { bytes in
            Evidence.of(
                [LabelledBytes(measure: "m", label: "x", bytes: 1..<6), LabelledBytes(measure: "m", label: "y", bytes: 1..<3)], in: bytes,
                turn: 0)
        }
        #expect(evidence.map(\.quote) == ["bcdef", "bc"])
    }
}
