import Foundation
import TestSupport
import Testing

/// The golden cases: each folder of Tests/Cases is a script (`cmd`) with its input files, and what it must write: `out` and `err`
/// byte for byte, and `status` where that is not 0.
///
/// USERGAP_UPDATE_CASES=1 writes what the programs write now into the folders, to be read before it is committed.
@Suite struct CasesTests {
    private static let root = URL(fileURLWithPath: "\(Shell.checkout)/Tests/Cases")
    private static let expectations: Set = ["cmd", "out", "err", "status"]

    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).filter { !$0.hasPrefix(".") }.sorted()

    @Test func thereAreCases() { #expect(CasesTests.names.count >= 10) }

    @Test(arguments: names) func golden(name: String) throws {
        let folder = CasesTests.root.appendingPathComponent(name)
        let shell = try Shell()
        for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) where !CasesTests.expectations.contains(file) {
            try FileManager.default.copyItem(at: folder.appendingPathComponent(file), to: shell.folder.appendingPathComponent(file))
        }
        let outcome = try shell.run(try text("cmd", in: folder))
        if ProcessInfo.processInfo.environment["USERGAP_UPDATE_CASES"] != nil { try update(folder, outcome) }
        #expect(outcome.text == (try text("out", in: folder)), "\(outcome)")
        #expect(outcome.errors == (try text("err", in: folder)), "\(outcome)")
        #expect("\(outcome.status)\n" == (try text("status", in: folder, otherwise: "0\n")), "\(outcome)")
    }

    private func text(_ name: String, in folder: URL, otherwise: String = "") throws -> String {
        let file = folder.appendingPathComponent(name)
        return FileManager.default.fileExists(atPath: file.path) ? try String(contentsOf: file, encoding: .utf8) : otherwise
    }

    private func update(_ folder: URL, _ outcome: Shell.Outcome) throws {
        let status = outcome.status == 0 ? "" : "\(outcome.status)\n"
        for (name, text) in [("out", outcome.text), ("err", outcome.errors), ("status", status)] {
            let file = folder.appendingPathComponent(name)
            if text.isEmpty { try? FileManager.default.removeItem(at: file) } else { try Data(text.utf8).write(to: file) }
        }
    }
}
