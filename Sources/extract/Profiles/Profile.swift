import Stage

/// How to write like a user: what was counted in their messages, of one conversation or of many.
///
/// Holds counts and a few examples, whatever the number of messages.
struct Profile: Sendable {
    /// What the profile depends on besides the conversations: raised when a rule changes.
    static let settings = ["profile 2"]
    /// Examples of a directive at most.
    static let examples = 3
    /// Directives at most, of one dimension and in all.
    static let directivesOfDimension = 2
    static let directives = 15

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

    /// The directives, dimension by dimension.
    var directives: [ProfileDirective] {
        var directives: [ProfileDirective] = []
        for dimension in StyleDimension.allCases {
            var found = dimension == .length ? [lengths.directive].compactMap { $0 } : []
            for (habit, tally) in zip(Habit.all, tallies) where habit.dimension == dimension && found.count < Profile.directivesOfDimension
            {
                guard let text = habit.directive(tally.count, of: tally.of) else { continue }
                found.append(
                    ProfileDirective(dimension: dimension, text: text, count: tally.count, of: tally.of, examples: tally.examples))
            }
            directives += found
        }
        return Array(directives.prefix(Profile.directives))
    }

    /// A directive a line; what is missing where there is none.
    static func text(_ directives: [ProfileDirective], messages: Int) -> String {
        if directives.isEmpty { return "no directive: needs at least \(Habit.fewest) messages, found \(messages)" }
        return directives.map(\.line).joined(separator: "\n")
    }
}

extension JSONObject {
    /// Adds `text`, `commands` and `conversations`.
    mutating func add(_ profile: Profile) {
        let directives = profile.directives
        add("text", Profile.text(directives, messages: profile.messages))
        add("commands", directives.map(\.object))
        add("conversations", profile.conversations)
    }
}

extension RecordEdit {
    /// Sets the fields of a behavior record of facet profile.
    mutating func set(_ profile: Profile) {
        let directives = profile.directives
        set("facet", Facet.profile.rawValue)
        set("text", Profile.text(directives, messages: profile.messages))
        set("commands", directives.map(\.object))
        set("conversations", profile.conversations)
    }
}
