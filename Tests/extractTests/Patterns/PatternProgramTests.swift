import Stage
import Testing

@testable import extract

@Suite struct PatternProgramTests {
    @Test func oneSetForEachOfTheSame() throws {
        #expect(try PatternProgram(PatternParser.parse("abab[ab]")).sets.count == 3)
    }

    /// Refused before it is built: the third would be 10^12 steps.
    @Test(arguments: ["a{100001}", "(?:a{400}){400}", "(?:(?:(?:a{10000}){10000}){10000}){10000}", "(?:|){99999}"])
    func tooLarge(pattern: String) {
        let place = Place(file: "words", line: 3)
        let failure = #expect(throws: Failure.self) { try Pattern(pattern, at: place) }
        #expect(failure?.place == place && failure?.message.contains("more than 100000 steps") == true)
    }

    @Test func emptyPartsTakeNoTime() throws {
        #expect(try matches("(?:(?:){10000}){10000}a", "a"))
    }
}
