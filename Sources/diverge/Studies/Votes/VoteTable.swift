import Stage

/// Votes of people, or of a judge, between two arms: assistants that were trained against different simulators, say.
struct VoteTable {
    struct Vote: Sendable {
        var arms: (a: Int, b: Int)
        /// Seen from arm_a.
        var contest: Contest
    }

    private(set) var votes: [Vote] = []
    private(set) var arms = Names()
    private(set) var via: String?
    var isEmpty: Bool { votes.isEmpty }
    private var units = Names()
    private var unique = UniqueRecords()
    private var viaCheck: ViaCheck

    init(_ settings: Settings) { viaCheck = ViaCheck(allowMixed: settings.allowMixed) }

    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        struct Row: Sendable {
            var item: String
            var arms: (a: String, b: String)
            var outcome: Contest.Outcome
            var participant: String?
            /// nil: the vote is a unit of its own.
            var unit: String?
            var category: String?
            var position: String?
            var via: String?
            var place: Place
        }

        var rows: [Row] = []
    }

    /// `unitField` names the field whose votes are drawn together; nil: `participant`, and a vote without one is a unit.
    static func read(_ record: Record, unitField: String?, into batch: inout Batch) throws {
        let arms = (a: try record.string("arm_a"), b: try record.string("arm_b"))
        guard arms.a != arms.b else { throw record.failure("found '\(arms.b)', the same as arm_a, expected another arm", field: "arm_b") }
        let outcome: Contest.Outcome =
            switch try record.choice("choice", of: ["a", "b", "tie"]) {
            case "a": .win
            case "b": .loss
            default: .tie
            }
        let position = record["position"]
        let participant = try record.optionalString("participant")
        batch.rows.append(
            Batch.Row(
                item: try record.string("item"), arms: arms, outcome: outcome, participant: participant,
                unit: try unitField.map { try record.unit($0) } ?? participant,
                category: try record.optionalString("category"),
                position: position == nil || position?.kind == .null ? nil : try record.choice("position", of: ["a", "b"]),
                via: try record.optionalString("via"), place: record.place))
    }

    /// Takes over a batch; records that cannot stand beside the others are refused.
    mutating func append(_ batch: Batch, run: Run) throws {
        for row in batch.rows {
            do {
                try viaCheck.check(row.via, at: row.place)
                // Without a participant two equal votes may be those of two people.
                if let participant = row.participant {
                    try unique.insert(
                        [row.item, participant, row.arms.a, row.arms.b, row.position ?? ""],
                        named: ["item", "participant", "arm_a", "arm_b", "position"], at: row.place)
                }
            } catch let failure as Failure {
                try run.refuse(failure, text: Array(row.item.utf8), source: row.arms.a)
                continue
            }
            add(row)
        }
    }

    private mutating func add(_ row: Batch.Row) {
        via = via ?? row.via
        let contest = Contest(
            outcome: row.outcome, wasShownFirst: row.position.map { $0 == "a" }, category: row.category,
            unit: row.unit.map { units.index(of: $0) } ?? -1 - votes.count)
        votes.append(Vote(arms: (arms.index(of: row.arms.a), arms.index(of: row.arms.b)), contest: contest))
    }

    /// The votes between two arms, as seen from the first.
    func contests(_ first: String, _ second: String) -> [Contest] {
        guard let first = arms.position(of: first), let second = arms.position(of: second) else { return [] }
        return votes.compactMap { vote in
            vote.arms == (first, second) ? vote.contest : vote.arms == (second, first) ? vote.contest.turned : nil
        }
    }
}

extension Record {
    /// A string that must be one of a few.
    func choice(_ name: String, of choices: [String]) throws -> String {
        let text = try string(name)
        guard choices.contains(text) else {
            throw failure("found '\(text.prefix(40))', expected one of \(choices.joined(separator: ", "))", field: name)
        }
        return text
    }
}
