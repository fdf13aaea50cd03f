import Foundation
import Stage

/// Lists of messages, in the spellings of different formats.
enum Messages {
    /// The names that the two parts of a message go by; the first that is there counts.
    static let roleNames = ["role", "from", "speaker"]
    static let contentNames = ["content", "value", "text"]

    /// The turns that a field holds; throws where it is missing or no list of messages.
    static func turns(_ field: String, of record: Record) throws -> [Turn] {
        let list = try record.required(field)
        guard list.kind == .array else { throw record.mismatch(list, field, expected: "an array of messages") }
        var turns: [Turn] = []
        try list.forEachElement { turns.append(try turn($0, in: record, name: "\(field)[\(turns.count)]")) }
        return turns
    }

    private static func turn(_ message: JSONValue, in record: Record, name: @autoclosure () -> String) throws -> Turn {
        guard message.kind == .object else { throw record.mismatch(message, name(), expected: "a message with role and content") }
        var (role, content): (Part?, Part?) = (nil, nil)
        var time: Double?
        var callsTool = false
        message.forEachField { key, value in
            if let rank = roleNames.firstIndex(of: key), rank <= role?.rank ?? rank {
                role = Part(rank: rank, value: value)
            } else if let rank = contentNames.firstIndex(of: key), rank <= content?.rank ?? rank {
                content = Part(rank: rank, value: value)
            } else if key == "tool_calls" || key == "function_call" {
                callsTool = callsTool || value.kind == .object || !value.elements.isEmpty
            } else if time == nil, MessageTime.fields.contains(key) {
                time = MessageTime.seconds(value)
            }
        }
        guard let role else { throw record.failure("missing", field: "\(name()).role") }
        let who = try self.role(role.value, in: record, field: "\(name()).\(roleNames[role.rank])")
        guard who != .other else { return Turn(role: .other, text: "") }
        let text = try content.map { try self.text($0.value, in: record, field: "\(name()).\(contentNames[$0.rank])") } ?? ""
        // A message that only calls a tool is not said to anybody.
        return Turn(role: text.isEmpty && callsTool ? .other : who, text: text, time: time)
    }

    private struct Part {
        var rank: Int
        var value: JSONValue
    }

    private static func role(_ value: JSONValue, in record: Record, field: @autoclosure () -> String) throws -> Turn.Role {
        guard let spelling = value.string else { throw record.mismatch(value, field(), expected: "a string") }
        switch spelling.lowercased() {
        case "user", "human", "customer", "prompter": return .user
        case "assistant", "gpt", "chatgpt", "bot", "model", "bing", "bard", "claude", "ai", "agent": return .assistant
        case "system", "developer", "tool", "function", "observation", "environment", "ipython", "function_call", "function-call",
            "function_response", "function-response", "tool_call", "tool_response":
            return .other
        default:
            throw record.failure(
                "found '\(spelling.prefix(40))', expected user, assistant, system, tool or a known name for one", field: field())
        }
    }

    /// A string, null, or a list of parts of which the texts count.
    private static func text(_ value: JSONValue, in record: Record, field: @autoclosure () -> String) throws -> String {
        switch value.kind {
        case .string: return value.string ?? ""
        case .null: return ""
        case .array:
            return try value.elements.enumerated().compactMap { index, part in
                // An object without a text is a picture or a file.
                guard let text = part.kind == .object ? part["text"] : part, text.kind != .null else { return nil }
                guard let string = text.string else { throw record.mismatch(text, "\(field())[\(index)]", expected: "a text") }
                return string
            }.joined(separator: "\n")
        default: throw record.mismatch(value, field(), expected: "a string")
        }
    }

    /// tau-bench's simulators end a conversation by a token, which is no behavior: it is cut out, and a message of the user
    /// that was nothing else is dropped.
    static func withoutControlTokens(_ turns: [Turn]) -> [Turn] {
        turns.compactMap { turn in
            guard turn.role == .user, turn.text.contains("###") else { return turn }
            var text = turn.text
            for token in ["###STOP###", "###TRANSFER###", "###OUT-OF-SCOPE###"] { text = text.replacing(token, with: "") }
            text = text.trimmingCharacters(in: .whitespacesAndNewlines)
            return text.isEmpty ? nil : Turn(role: .user, text: text, time: turn.time)
        }
    }
}
