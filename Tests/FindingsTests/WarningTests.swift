import Foundation
import Testing

@testable import Findings

@Suite struct WarningTests {
    @Test(arguments: Warning.allCases)
    func isASentence(warning: Warning) {
        #expect(warning.sentence.first?.isUppercase == true && warning.sentence.hasSuffix("."))
        #expect(warning.sentence.count > 40)
    }

    @Test func noTwoAreAlike() { #expect(Set(Warning.allCases.map(\.sentence)).count == Warning.allCases.count) }
}
