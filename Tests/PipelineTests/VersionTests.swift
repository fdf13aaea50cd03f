import Foundation
import Stage
import TestSupport
import Testing

/// The version stands in `Program.version`; what repeats it is compared with it.
@Suite struct VersionTests {
    private func lines(_ name: String) throws -> [String] {
        try String(contentsOfFile: "\(Shell.checkout)/\(name)", encoding: .utf8).split(separator: "\n").map(String.init)
    }

    @Test func theCitationHasTheVersion() throws {
        #expect(try lines("CITATION.cff").contains("version: \(Program.version)"))
    }

    @Test func theChangelogBeginsWithTheVersion() throws {
        #expect(try lines("CHANGELOG.md").first { $0.hasPrefix("## ") } == "## \(Program.version)")
    }
}
