import Testing

@testable import report

@Suite struct ReadingTests {
    @Test func explainsTheFloorAndTheInterval() {
        let lines = Reading.lines(confidence: "95")
        #expect(lines.first { $0.term == "floor" }?.meaning.contains("(k − 1)/(4n)") == true)
        #expect(lines.first { $0.term == "interval" }?.meaning.hasPrefix("95 % percentile bootstrap") == true)
        #expect(Reading.lines(confidence: nil).first { $0.term == "interval" }?.meaning.hasPrefix("Percentile bootstrap") == true)
    }
}
