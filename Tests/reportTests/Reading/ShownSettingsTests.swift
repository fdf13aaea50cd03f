import Testing

@testable import report

@Suite struct ShownSettingsTests {
    @Test func valuesThatDifferAreListed() {
        let shown = ShownSettings([["clusters": "12", "via": "x", "seed": "1"], ["clusters": "50", "via": "x"]]).shown
        #expect(shown.map(\.name) == ["clusters", "seed", "via"])
        #expect(shown.map(\.value) == ["12; 50", "1", "x"])
    }

    @Test func confidenceIsAPercentage() {
        func confidence(_ text: String) -> String? { ShownSettings([["confidence": text]]).confidence }
        #expect(confidence("0.95") == "95" && confidence("0.9") == "90" && confidence("0.999") == "99.9")
        #expect(confidence("high") == nil && confidence("95") == nil)
    }
}
