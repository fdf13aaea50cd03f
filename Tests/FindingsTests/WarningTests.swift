import Foundation
import Testing

@testable import Findings

@Suite struct WarningTests {
    @Test(arguments: Warning.allCases)
    func isASentence(warning: Warning) {
        #expect(warning.sentence.first?.isUppercase == true && warning.sentence.hasSuffix("."))
        #expect(warning.sentence.count > 40)
    }

    /// The contract names every code.
    @Test func standsInTheDocuments() throws {
        let page = try String(contentsOfFile: "docs/records.md", encoding: .utf8)
        #expect(Warning.allCases.filter { !page.contains("`\($0.rawValue)`") } == [])
    }

    @Test func noTwoAreAlike() { #expect(Set(Warning.allCases.map(\.sentence)).count == Warning.allCases.count) }
}
