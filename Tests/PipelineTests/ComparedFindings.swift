import Foundation
import TestSupport
import Testing

/// What diverge makes of measures, aspects or statements, with few draws.
func findings(_ flags: String, _ records: String) throws -> [[String: Any]] {
    let shell = try Shell()
    try shell.write("in", records)
    return try objects(shell.succeed("diverge -q --bootstrap 200 --permutations 200 \(flags) in").output)
}

/// Whether no permutation of 200 reached the value.
func isLeast(_ p: Any?) -> Bool { (p as? Double).map { abs($0 - 1 / 201.0) < 1e-12 } ?? false }

/// diverge ends with status 65 and an error that has all these parts.
func expectRefused(_ records: String, saying parts: [String], _ name: String = "") throws {
    let shell = try Shell()
    try shell.write("in", records)
    let outcome = try shell.run("diverge in")
    #expect(outcome.status == 65, "\(name): \(outcome)")
    for part in parts { #expect(outcome.errors.contains(part), "\(name): expected '\(part)' in\n\(outcome)") }
}
