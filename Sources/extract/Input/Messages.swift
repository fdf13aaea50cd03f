import Foundation
import Stage

/// Lists of messages, in the spellings of different formats.
enum Messages {
    /// The names that a message has for its two parts.
    struct Keys: Sendable {
        var role: String
        var content: String

        static let openai = Keys(role: "role", content: "content")
        static let sharegpt = Keys(role: "from", content: "value")
    }

    /// The turns that a field holds; throws where it is missing or no list of messages.
    static func turns(_ field: String, of record: Record, keys: Keys = .openai) throws -> [Turn] {
        let value = try record.required(field)
        guard value.kind == .array else { throw record.mismatch(value, field, expected: "an array of messages") }
        var turns: [Turn] = []
        try value.forEachElement { message in
            var name: String { "\(field)[\(turns.count)]" }
            guard message.kind == .object else { throw record.mismatch(message, name, expected: "a message with \(keys.role) and \(keys.content)") }
            var (role, text): (Turn.Role?, String?) = (nil, nil)
            try message.forEachField { key, value in
                if key == keys.role {
                    guard let spelling = value.string else { throw record.mismatch(value, "\(name).\(key)", expected: "a string") }
                    role = Messages.role(spelling)
                } else if key == keys.content {
                    text = try content(value, in: record) { "\(name).\(key)" }
                }
            }
            guard let role else { throw record.failure("missing", field: "\(name).\(keys.role)") }
            // A message that only calls a tool may come without content.
            turns.append(Turn(role: role, text: text ?? ""))
        }
        return turns
    }

    private static func role(_ spelling: String) -> Turn.Role {
        switch spelling.lowercased() {
        case "user", "human": .user
        case "assistant", "gpt", "chatgpt", "bot", "model", "bing", "bard": .assistant
        default: .other
        }
    }

    /// A string, null, or a list of parts of which the texts count.
    private static func content(_ value: JSONValue, in record: Record, field: () -> String) throws -> String {
        switch value.kind {
        case .string: return value.string ?? ""
        case .null: return ""
        case .array: return value.elements.compactMap { $0.string ?? $0["text"]?.string }.joined(separator: "\n")
        default: throw record.mismatch(value, field(), expected: "a string")
        }
    }

    /// tau-bench's simulators end a conversation by a token, which is no behaviour: it is cut out, and a message of the user
    /// that was nothing else is dropped.
    static func withoutControlTokens(_ turns: [Turn]) -> [Turn] {
        turns.compactMap { turn in
            guard turn.role == .user, turn.text.contains("###") else { return turn }
            var text = turn.text
            for token in ["###STOP###", "###TRANSFER###", "###OUT-OF-SCOPE###"] { text = text.replacing(token, with: "") }
            text = text.trimmingCharacters(in: .whitespacesAndNewlines)
            return text.isEmpty ? nil : Turn(role: .user, text: text)
        }
    }
}
