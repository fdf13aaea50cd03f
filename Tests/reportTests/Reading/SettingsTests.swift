import Testing

@testable import report

@Suite struct SettingsTests {
    @Test func valuesThatDifferAreListed() {
        var (one, other) = (Fixtures.divergence("a", js: 0.1), Fixtures.divergence("b", js: 0.1))
        one.settings = ["clusters": "12", "via": "x", "seed": "1"]
        other.settings = ["clusters": "50", "via": "x"]
        let shown = Settings([one.settings, other.settings]).shown
        #expect(shown.map(\.name) == ["clusters", "seed", "via"])
        #expect(shown.map(\.value) == ["12; 50", "1", "x"])
    }

    @Test func confidenceIsAPercentage() {
        func confidence(_ text: String) -> String? {
            var finding = Fixtures.divergence("a", js: 0.1)
            finding.settings = ["confidence": text]
            return Settings([finding.settings]).confidence
        }
        #expect(confidence("0.95") == "95" && confidence("0.9") == "90" && confidence("0.999") == "99.9")
        #expect(confidence("high") == nil && confidence("95") == nil)
    }
}
