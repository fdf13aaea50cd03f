import Foundation
import Stage

@testable import extract

/// User turns that were labelled by reading; labels.ndjson beside this file holds the labels and where each turn is, not the texts.
struct LabelledTurn {
    var file: String
    var id: String
    /// Number of the user's message, from 0.
    var turn: Int
    /// "tuning": the rules were improved on it. "final": nobody who wrote rules had seen it.
    var half: String
    /// Labels by layer.
    var labels: [String: Set<String>]

    static let known: [String: Set<String>] = [
        "info": ["task", "task_management", "communication"],
        "forward": ["statement", "info_request", "influence", "commit", "conventional"],
        "backward": ["accept", "reject", "answer", "acknowledge", "repair", "appreciate"],
        "sgd": Set(SchemaAct.allCases.map(\.name)), "intent": Set(Intent.names),
        "feedback": Set(Feedback.allCases.map(\.rawValue)),
    ]
    static let layers = ["info", "forward", "backward", "sgd", "intent", "feedback"]

    static func all() throws -> [LabelledTurn] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "labels.ndjson")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
            let record = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
            var labels: [String: Set<String>] = [:]
            for layer in layers { labels[layer] = Set(record[layer] as? [String] ?? []) }
            return LabelledTurn(
                file: record["file"] as? String ?? "", id: record["id"] as? String ?? "", turn: record["turn"] as? Int ?? -1,
                half: record["half"] as? String ?? "", labels: labels)
        }
    }
}

/// What the rules say of a turn, by layer, in the words of the labels.
func ruleLabels(_ conversation: Conversation, turn: Int) throws -> [String: Set<String>] {
    let analysis = Analysis(conversation)
    let user = analysis.turns[turn]
    let text = conversation.turns.filter { $0.role == .user }[turn].text
    let scan = scanned(text, in: analysis.language)
    let hasIntents = analysis.language.map(IntentRules.languages.contains) ?? false
    let intents = hasIntents ? try IntentRules(LexiconFile(builtIn: "realsim")).labels(of: user, scan).map(\.label.name) : []
    func names(_ acts: [(DamslAct, String)]) -> Set<String> { Set(acts.filter { user.damsl.contains($0.0) }.map(\.1)) }
    return [
        "info": names([(.task, "task"), (.taskManagement, "task_management"), (.communicationManagement, "communication")]),
        "forward": names([
            (.statement, "statement"), (.infoRequest, "info_request"), (.influence, "influence"), (.commit, "commit"),
            (.conventional, "conventional"),
        ]),
        "backward": names([
            (.accept, "accept"), (.reject, "reject"), (.answer, "answer"), (.acknowledge, "acknowledge"), (.repair, "repair"),
            (.appreciate, "appreciate"),
        ]),
        "sgd": Set(SchemaAct.allCases.filter(user.schema.contains).map(\.name)),
        "intent": Set(intents),
        "feedback": Set(Feedback.labels(of: user, scan).map(\.label.rawValue)),
    ]
}

/// Precision and recall of each label.
struct LabelScores {
    private(set) var counts: [String: (hits: Int, given: Int, wanted: Int)] = [:]

    mutating func add(given: Set<String>, wanted: Set<String>) {
        for label in given.union(wanted) {
            counts[label, default: (0, 0, 0)].hits += given.contains(label) && wanted.contains(label) ? 1 : 0
            counts[label, default: (0, 0, 0)].given += given.contains(label) ? 1 : 0
            counts[label, default: (0, 0, 0)].wanted += wanted.contains(label) ? 1 : 0
        }
    }

    static func f1(_ count: (hits: Int, given: Int, wanted: Int)) -> Double {
        count.given + count.wanted == 0 ? 1 : 2 * Double(count.hits) / Double(count.given + count.wanted)
    }

    /// Mean over the labels that a reader gave.
    var macroF1: Double {
        let wanted = counts.values.filter { $0.wanted > 0 }
        return wanted.isEmpty ? 0 : wanted.reduce(0) { $0 + LabelScores.f1($1) } / Double(wanted.count)
    }

    var microF1: Double {
        LabelScores.f1(counts.values.reduce((0, 0, 0)) { ($0.0 + $1.hits, $0.1 + $1.given, $0.2 + $1.wanted) })
    }
}
