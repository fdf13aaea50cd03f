import Foundation
import TestSupport

/// The sample conversations in each form that extract reads, shaped as the files that are published in it.
enum InputForms {
    static let names = ["native", "paired", "wildchat", "sharegpt", "openai", "tau", "tau2"]

    /// A line in the named form, of one conversation's messages or, where the form holds two, of both.
    static func line(_ form: String, id: String, _ first: [[String: Any]], _ second: [[String: Any]]) throws -> [UInt8] {
        let object: [String: Any] =
            switch form {
            case "paired": ["id": id, "real_messages": first, "simulated_messages": second]
            case "wildchat":
                [
                    "conversation_hash": id, "model": "m", "turn": 2, "language": "English",
                    "conversation": first.map { $0.merging(["language": "English", "redacted": false, "toxic": false]) { $1 } },
                ]
            case "sharegpt":
                [
                    "id": id,
                    "conversations": first.map {
                        ["from": $0["role"] as? String == "user" ? "human" : "gpt", "value": $0["content"] ?? ""]
                    },
                ]
            case "openai": ["messages": [["role": "developer", "content": "Be kind."]] + first.map(parts)]
            case "tau":
                [
                    "task_id": 3, "trial": 1, "reward": 1.0, "info": ["task": ["instruction": "You want a hotel."]],
                    "traj": [["role": "system", "content": "policy"]] + first + [call, result, stop],
                ]
            case "tau2":
                [
                    "info": ["user_info": ["llm": "gpt-4.1"]],
                    "tasks": [
                        ["id": id, "user_scenario": ["instructions": ["reason_for_call": "You want a hotel.", "known_info": NSNull()]]]
                    ],
                    "simulations": [first, second].enumerated().map { trial, messages in
                        ["id": "\(id)-\(trial)", "task_id": id, "trial": trial, "messages": messages + [call, result, stop]]
                            as [String: Any]
                    },
                ]
            default: ["id": id, "source": "real", "task": "hotel", "messages": first]
            }
        return Array(try JSONSerialization.data(withJSONObject: object, options: .sortedKeys))
    }

    private static func parts(_ message: [String: Any]) -> [String: Any] {
        guard let content = message["content"] as? String, message["role"] as? String == "user" else { return message }
        return ["role": "user", "content": [["type": "text", "text": content], ["type": "image_url", "image_url": ["url": "x"]]]]
    }

    private static var call: [String: Any] {
        ["role": "assistant", "content": NSNull(), "tool_calls": [["function": ["name": "book", "arguments": "{}"]]]]
    }
    private static var result: [String: Any] { ["role": "tool", "name": "book", "content": "{}"] }
    private static var stop: [String: Any] { ["role": "user", "content": "###STOP###"] }

    /// The sample conversations in every form, one after the other.
    static func lines() throws -> [[UInt8]] {
        let folder = "\(Shell.checkout)/pipelines/sample"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".ndjson") }.sorted()
        let records = try files.flatMap { try objects(Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0)"))) }
        let messages = records.compactMap { $0["messages"] as? [[String: Any]] }
        return try messages.enumerated().flatMap { index, first in
            try names.map { try line($0, id: "c\(index)", first, messages[(index + 1) % messages.count]) }
        }
    }
}
