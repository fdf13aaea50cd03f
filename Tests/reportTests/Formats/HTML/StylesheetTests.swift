import Foundation
import Testing

@testable import report

@Suite struct StylesheetTests {
    @Test func bracesAreBalanced() {
        #expect(stylesheet.filter { $0 == "{" }.count == stylesheet.filter { $0 == "}" }.count)
    }

    /// Relative luminance of WCAG 2.
    private func luminance(_ hex: Substring) -> Double {
        let value = UInt32(hex, radix: 16) ?? 0
        let parts = [16, 8, 0].map { shift -> Double in
            let share = Double(value >> UInt32(shift) & 0xFF) / 255
            return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    @Test(arguments: [0, 1]) func textStandsOutFromThePaper(scheme: Int) throws {
        let block = stylesheet.components(separatedBy: ":root {")[scheme + 1]
        var colours: [Substring: Double] = [:]
        for match in block.prefix(while: { $0 != "}" }).matches(of: /--([a-z]+): #([0-9a-f]{6})/) { colours[match.1] = luminance(match.2) }
        let paper = try #require(colours["paper"])
        for name: Substring in ["ink", "soft", "control", "captured", "missed", "invented"] {
            let own = try #require(colours[name])
            let contrast = (max(own, paper) + 0.05) / (min(own, paper) + 0.05)
            #expect(contrast >= 4.5, "\(name) in scheme \(scheme): \(contrast)")
        }
    }
}
