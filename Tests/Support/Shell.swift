import Foundation
import Testing

/// A scratch folder in which the built programs are run by bash, as a user would.
package final class Shell {
    package struct Outcome: CustomStringConvertible {
        package var script: String
        package var status: Int32
        package var output: Data
        package var errors: String

        package var text: String { String(decoding: output, as: UTF8.self) }

        /// Everything that is needed to see why a test failed.
        package var description: String { "$ \(script)\nstatus \(status)\nstdout: \(text.prefix(2000))\nstderr: \(errors.prefix(2000))" }
    }

    package let folder: URL

    package init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("usergap-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Where the programs were built: beside the test runner.
    package static let programs = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path

    /// The root of the checkout.
    package static let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    package func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

    package func write(_ name: String, _ bytes: Data) throws { try bytes.write(to: folder.appendingPathComponent(name)) }

    package func read(_ name: String) throws -> Data { try Data(contentsOf: folder.appendingPathComponent(name)) }

    package func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path) }

    package var files: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted() }

    /// Runs a script in the folder, with the programs first in the path and pipelines judged by every part.
    package func run(_ script: String, environment: [String: String] = [:]) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/bash")
        process.arguments = ["-o", "pipefail", "-c", script]
        process.currentDirectoryURL = folder
        var variables = ProcessInfo.processInfo.environment
        variables["PATH"] = "\(Shell.programs):\(variables["PATH"] ?? "/usr/bin:/bin")"
        variables["CHECKOUT"] = Shell.checkout
        variables["USERGAP_CPU"] = nil
        process.environment = variables.merging(environment) { $1 }
        let (output, errors) = (folder.appendingPathComponent(".stdout-\(UUID())"), folder.appendingPathComponent(".stderr-\(UUID())"))
        for url in [output, errors] { try Data().write(to: url) }
        defer { for url in [output, errors] { try? FileManager.default.removeItem(at: url) } }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            script: script, status: process.terminationStatus, output: try Data(contentsOf: output),
            errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
    }

    /// Runs a script that must end with status 0.
    @discardableResult
    package func succeed(_ script: String, environment: [String: String] = [:]) throws -> Outcome {
        let outcome = try run(script, environment: environment)
        #expect(outcome.status == 0, "\(outcome)")
        return outcome
    }
}

/// The objects of NDJSON output.
package func objects(_ data: Data) throws -> [[String: Any]] {
    try data.split(separator: UInt8(ascii: "\n")).compactMap { try JSONSerialization.jsonObject(with: Data($0)) as? [String: Any] }
}
