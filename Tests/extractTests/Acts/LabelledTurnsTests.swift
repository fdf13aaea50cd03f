import Foundation
import Testing

@testable import extract

/// How well the rules do what two readers did by reading, as docs/validation.md says it: computed anew wherever the conversations are.
@Suite struct LabelledTurnsTests {
    static let folder =
        ProcessInfo.processInfo.environment["DATA"]
        ?? URL(filePath: #filePath).appending(path: "../../../../../shared/data").standardizedFileURL.path(percentEncoded: false)
    static var isThere: Bool { FileManager.default.fileExists(atPath: folder) }

    @Test func everyLabelIsKnownAndEveryTurnOnce() throws {
        let turns = try LabelledTurn.all()
        #expect(Set(turns.map { "\($0.file) \($0.id) \($0.turn)" }).count == turns.count)
        for turn in turns {
            #expect(["tuning", "final"].contains(turn.half))
            for layer in LabelledTurn.layers {
                #expect(turn.labels[layer]?.isSubset(of: LabelledTurn.known[layer] ?? []) == true, "\(turn.id) \(turn.turn) \(layer)")
            }
        }
    }

    /// docs/validation.md has a row of both halves for each layer: macro-F1, micro-F1, and precision and recall of each label, in percent.
    @Test(.enabled(if: isThere, "no conversations beside the checkout: set DATA"), arguments: ["tuning", "final"])
    func scoresAreThoseOfTheDocuments(_ half: String) throws {
        let page = try String(
            contentsOf: URL(filePath: #filePath).appending(path: "../../../../docs/validation.md").standardizedFileURL, encoding: .utf8)
        let lines = Set(page.split(separator: "\n").map(String.init))
        let scores = try scores(of: half)
        for layer in LabelledTurn.layers {
            let row = row(half, layer, scores[layer] ?? LabelScores())
            #expect(lines.contains(row), "docs/validation.md: expected \(row)")
        }
    }

    private func row(_ half: String, _ layer: String, _ score: LabelScores) -> String {
        let labels = score.counts.filter { $0.value.wanted > 0 }.sorted { ($1.value.wanted, $0.key) < ($0.value.wanted, $1.key) }.map {
            label, count in
            let (precision, recall) = (Double(count.hits) / Double(max(1, count.given)), Double(count.hits) / Double(count.wanted))
            return "\(label) \(percent(precision))/\(percent(recall)) (\(count.wanted))"
        }
        return "| \(layer), \(half) | \(percent(score.macroF1)) | \(percent(score.microF1)) | \(labels.joined(separator: ", ")) |"
    }

    private func scores(of half: String) throws -> [String: LabelScores] {
        let turns = try LabelledTurn.all().filter { $0.half == half }
        var scores: [String: LabelScores] = [:]
        for (file, turns) in Dictionary(grouping: turns, by: \.file) {
            let conversations = try conversations(of: Set(turns.map(\.id)), in: file)
            for turn in turns {
                let conversation = try #require(conversations[turn.id], "\(file): no \(turn.id)")
                let given = try ruleLabels(conversation, turn: turn.turn)
                for layer in LabelledTurn.layers {
                    scores[layer, default: LabelScores()].add(given: given[layer] ?? [], wanted: turn.labels[layer] ?? [])
                }
            }
        }
        return scores
    }

    private func conversations(of ids: Set<String>, in file: String) throws -> [String: Conversation] {
        var found: [String: Conversation] = [:]
        for line in try String(contentsOfFile: "\(LabelledTurnsTests.folder)/\(file).ndjson", encoding: .utf8).split(separator: "\n") {
            let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            guard let id = record["id"] as? String, ids.contains(id), let messages = record["messages"] as? [[String: String]] else {
                continue
            }
            found[id] = Conversation(
                goal: nil, turns: messages.map { Turn(role: $0["role"] == "user" ? .user : .assistant, text: $0["content"] ?? "") })
        }
        return found
    }

    private func percent(_ value: Double) -> Int { Int((100 * value).rounded()) }
}
