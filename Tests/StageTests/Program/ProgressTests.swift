import Testing

@testable import Stage

@Suite struct ProgressTests {
    @Test func countRateAndTimeLeft() {
        #expect(Progress.line("p", records: 500, bytes: 250, of: 1000, seconds: 2) == "p: 500 records, 250/s, 7 s left")
        #expect(Progress.line("p", records: 500, bytes: 250, of: nil, seconds: 2) == "p: 500 records, 250/s")
        #expect(Progress.line("p", records: 500, bytes: 1000, of: 1000, seconds: 2) == "p: 500 records, 250/s")
    }

    @Test func nothingTrapsAtTheEdges() {
        #expect(Progress.line("p", records: 0, bytes: 0, of: 0, seconds: 0) == "p: 0 records, 0/s")
        #expect(Progress.line("p", records: .max, bytes: 1, of: .max, seconds: 1e-9).hasPrefix("p: 9223372036854775807 records"))
        #expect(Progress.line("p", records: 1, bytes: 1, of: .max, seconds: 1e12).hasSuffix("s left"))
    }
}
