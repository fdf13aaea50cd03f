import Foundation
import Stage
import Testing

@testable import diverge

@Suite struct DifficultyTests {
    /// The published scorer's own cases: 0.5 lies in the third bin, 0.8 in the last.
    @Test(arguments: [(0, 0), (0.19, 0), (0.2, 1), (0.5, 2), (0.6, 3), (0.8, 4), (0.95, 4), (1, 4)] as [(Double, Int)])
    func bins(rate: Double, bin: Int) { #expect(Difficulty.bin(of: rate) == bin) }

    /// The published hand case: two tasks in one bin, a simulator that does one and people who do both.
    @Test func calibrationByHand() {
        #expect(calibrationError([(weight: 1, bin: 2, simulator: 1, person: 1), (1, 2, 0, 1)]) == 0.5)
        #expect(calibrationError([(weight: 1, bin: 0, simulator: 1, person: 0), (3, 4, 1, 1)]) == 0.25)
        #expect(calibrationError([(weight: 1, bin: 1, simulator: 1, person: 0), (1, 1, 0, 1)]) == 0, "rates of a bin, not of tasks")
        #expect(calibrationError([]).isNaN)
    }

    @Test func poolsTasksWithTenTrials() {
        let trials = (0..<10).map { ("a", $0 < 3) } + (0..<9).map { _ in ("b", true) }
        let difficulty = Difficulty(pooling: trials)
        #expect(difficulty.rates == ["a": 0.3] && !difficulty.isGiven)
    }

    @Test func readsBothFormsOfFile() throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("difficulty-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        func read(_ text: String) throws -> [String: Double] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
            return try Difficulty(file: path).rates
        }
        #expect(try read("{\n \"a\": 0.5,\n \"b\": 1\n}\n") == ["a": 0.5, "b": 1])
        #expect(try read(#"{"source":"x","n_tasks":1,"difficulty":{"a":0}}"#) == ["a": 0])
        for bad in [#"{"a":1.5}"#, #"{"a":"x"}"#, "[1]", ""] { #expect(throws: Failure.self, "\(bad)") { try read(bad) } }
        #expect(throws: Failure.self) { try Difficulty(file: "/nowhere/difficulty.json") }
    }
}
