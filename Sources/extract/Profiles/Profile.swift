import Stage

/// One order to a simulator, and what it was read off.
struct ProfileCommand: Sendable, Equatable {
    var dimension: StyleDimension
    /// An imperative without its full stop.
    var command: String
    /// Messages (for the first and the last of a conversation: conversations) that show it, of those that could have.
    var count: Int
    var of: Int
    /// The user's own words, verbatim, at most `Profile.examples`.
    var examples: [String]

    /// The command on a line of its own.
    var line: String {
        let quoted = examples.map { "\"\($0)\"" }.joined(separator: "; ")
        return "\(command) (\(count) of \(of))." + (examples.isEmpty ? "" : " Examples: \(quoted)")
    }

    var object: JSONObject {
        var object = JSONObject()
        object.add("dimension", dimension.rawValue)
        object.add("command", command)
        object.add("count", count)
        object.add("of", of)
        object.add("examples", examples)
        return object
    }
}

/// How to write like a user: what was counted in their messages, of one conversation or of many.
///
/// Holds counts and a few examples, whatever the number of messages.
struct Profile: Sendable {
    /// What the profile depends on besides the conversations: raised when a rule changes.
    static let settings = ["profile 1"]
    /// Examples of a command at most.
    static let examples = 3
    /// Commands at most, of one dimension and in all.
    static let commandsOfDimension = 2
    static let commands = 15

    private(set) var conversations = 0
    private(set) var messages = 0
    private var tallies = Array(repeating: Tally(), count: Habit.all.count)
    private var lengths = MessageLengths()

    /// Where a habit was seen.
    private struct Tally: Sendable {
        var count = 0
        var of = 0
        var examples: [String] = []

        mutating func add(_ example: String) {
            if examples.count < Profile.examples, !examples.contains(example) { examples.append(example) }
        }
    }

    /// Counts a conversation.
    mutating func add(_ analysis: Analysis, lexicon: Lexicon, scan: inout TextScan) {
        conversations += 1
        for message in ProfiledMessage.all(of: analysis, lexicon: lexicon) {
            messages += 1
            for (index, habit) in Habit.all.enumerated() {
                guard let isShown = habit.isShown(message) else { continue }
                tallies[index].of += 1
                guard isShown else { continue }
                tallies[index].count += 1
                guard tallies[index].examples.count < Profile.examples else { continue }
                if let quote = habit.quotation.quote(from: message, lexicon: lexicon, scan: &scan) { tallies[index].add(quote) }
            }
            lengths.add(message.turn.surface.words, example: Quotation.beginning.quote(from: message, lexicon: lexicon, scan: &scan))
        }
    }

    /// Counts what was counted in later conversations.
    mutating func add(_ later: Profile) {
        conversations += later.conversations
        messages += later.messages
        for (index, tally) in later.tallies.enumerated() {
            tallies[index].count += tally.count
            tallies[index].of += tally.of
            for example in tally.examples { tallies[index].add(example) }
        }
        lengths.add(later.lengths)
    }

    /// The commands, dimension by dimension.
    var commands: [ProfileCommand] {
        var commands: [ProfileCommand] = []
        for dimension in StyleDimension.allCases {
            var found = dimension == .length ? [lengths.command].compactMap { $0 } : []
            for (habit, tally) in zip(Habit.all, tallies) where habit.dimension == dimension && found.count < Profile.commandsOfDimension {
                guard let command = habit.command(tally.count, of: tally.of) else { continue }
                found.append(
                    ProfileCommand(dimension: dimension, command: command, count: tally.count, of: tally.of, examples: tally.examples))
            }
            commands += found
        }
        return Array(commands.prefix(Profile.commands))
    }

    /// A command a line; what is missing where there is none.
    static func text(_ commands: [ProfileCommand], messages: Int) -> String {
        if commands.isEmpty { return "no habit to be told from \(messages) messages: a command wants \(Habit.fewest) at least" }
        return commands.map(\.line).joined(separator: "\n")
    }
}

extension JSONObject {
    /// Adds `text`, `commands` and `conversations`.
    mutating func add(_ profile: Profile) {
        let commands = profile.commands
        add("text", Profile.text(commands, messages: profile.messages))
        add("commands", commands.map(\.object))
        add("conversations", profile.conversations)
    }
}

extension RecordEdit {
    /// Sets the fields of a behavior record of facet profile.
    mutating func set(_ profile: Profile) {
        let commands = profile.commands
        set("facet", Facet.profile.rawValue)
        set("text", Profile.text(commands, messages: profile.messages))
        set("commands", commands.map(\.object))
        set("conversations", profile.conversations)
    }
}
