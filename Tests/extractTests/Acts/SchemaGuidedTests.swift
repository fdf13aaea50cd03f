import Foundation
import Testing

@testable import extract

/// How well the rules find the acts that others labelled: the development part of the Schema-Guided Dialogue data, which is not committed.
@Suite struct SchemaGuidedTests {
    static let file = "\(LabelledTurnsTests.folder)/acts/sgd.dev.ndjson"
    static var isThere: Bool { FileManager.default.fileExists(atPath: file) }

    /// docs/validation.md has a row for each act with precision, recall and F1 in percent, and one for the means.
    @Test(.enabled(if: isThere, "no acts/sgd.dev.ndjson in the folder that DATA names: the documented figures are not checked"))
    func scoresAreThoseOfTheDocuments() throws {
        let page = try String(
            contentsOf: URL(filePath: #filePath).appending(path: "../../../../docs/validation.md").standardizedFileURL, encoding: .utf8)
        let scores = try Self.scores()
        for (act, count) in scores.counts.sorted(by: { $0.key < $1.key }) where count.wanted > 0 {
            let precision = Double(count.hits) / Double(max(1, count.given))
            let figures = [precision, Double(count.hits) / Double(count.wanted), LabelScores.f1(count)].map(percent)
            let row = "| \(figures.joined(separator: " / ")) |"
            #expect(
                page.split(separator: "\n").contains { $0.hasPrefix("| \(act) (\(count.wanted)) |") && $0.hasSuffix(row) },
                "docs/validation.md, \(act) (\(count.wanted)): expected \(row)")
        }
        let means = "macro-F1 \(percent(scores.macroF1)), micro-F1 \(percent(scores.microF1))"
        #expect(page.contains(means), "docs/validation.md: expected \(means)")
    }

    private static func scores() throws -> LabelScores {
        var scores = LabelScores()
        for line in try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n") {
            let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            let messages = record["messages"] as? [[String: Any]] ?? []
            let turns = messages.map {
                Turn(role: $0["role"] as? String == "user" ? .user : .assistant, text: $0["content"] as? String ?? "")
            }
            let lines = describe(Conversation(goal: nil, turns: turns), facet: .sgd).split(separator: "\n")
            let wanted = messages.compactMap { $0["acts"] as? [String] }
            for (line, wanted) in zip(lines, wanted) {
                // A greeting is labelled on no turn there.
                let given = Set(line.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }).subtracting(["GREET", "NONE"])
                scores.add(given: given, wanted: Set(wanted))
            }
        }
        return scores
    }

    private func percent(_ value: Double) -> String { String(Int((100 * value).rounded())) }
}
