import TestSupport
import Testing

/// A short run of Tests/survival, which `make survival` runs for longer.
@Suite struct SurvivalTests {
    @Test func allThatIsTriedSurvives() throws {
        let outcome = try Shell().run("BIN=\(Shell.programs) $CHECKOUT/Tests/survival 4")
        #expect(outcome.status == 0, "\(outcome)")
        #expect(outcome.text.contains("survived: 36 of 36"), "\(outcome)")
    }
}
