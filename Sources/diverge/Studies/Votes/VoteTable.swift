import Stage

/// A vote on its way into the table.
struct IncomingVote: IntakeRow {
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

    static let identityFields = ["item", "participant", "arm_a", "arm_b", "position"]
    /// Without a participant two equal votes may be those of two people.
    var identity: [String]? { participant.map { [item, $0, arms.a, arms.b, position ?? ""] } }
    var source: String { arms.a }

    /// All that the findings depend on, so that votes alike in it may stand in any order.
    var order: [String] { [item, participant ?? "", arms.a, arms.b, position ?? "", "\(outcome)", category ?? "", unit ?? ""] }
}

/// Votes of people, or of a judge, between two arms: assistants that were trained against different simulators, say.
struct VoteTable: StudyTable {
    struct Vote: Sendable {
        var arms: (a: Int, b: Int)
        /// Seen from arm_a.
        var contest: Contest
    }

    var intake: Intake
    /// In an order that does not depend on how the records came, once all is read: see `finish`.
    private(set) var votes: [Vote] = []
    private(set) var arms = Names()
    var via: String? { intake.via() }
    var isEmpty: Bool { rows.isEmpty && votes.isEmpty }
    private var units = Names()
    private var rows: [IncomingVote] = []

    let layout: UnitField

    static let form = RecordForm(
        "a vote", from: .preference, marks: ["arm_a", "arm_b", "choice"], needs: ["item", "arm_a", "arm_b", "choice"],
        writtenBy: "people or a judge give votes")

    init(_ arguments: Arguments, _ common: CommonSettings) { (intake, layout) = (Intake(allowMixed: common.allowMixed), common.units) }

    /// Without --unit a unit is a `participant`, and a vote without one.
    static func read(_ record: Record, by layout: UnitField, into batch: inout Batch) throws {
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
        let row = IncomingVote(
            item: try record.string("item"), arms: arms, outcome: outcome, participant: participant,
            unit: try layout.value(in: record) ?? participant, category: try record.optionalString("category"),
            position: position == nil || position?.kind == .null ? nil : try record.choice("position", of: ["a", "b"]),
            via: try record.optionalString("via"), place: record.place)
        batch.append(row, of: record)
    }

    mutating func add(_ row: IncomingVote, from _: NothingShared) { rows.append(row) }

    mutating func finish() {
        for row in rows.map({ (row: $0, order: $0.order) }).sorted(by: { $0.order.lexicographicallyPrecedes($1.order) }) { enter(row.row) }
        rows = []
        intake.forgetIdentities()
    }

    private mutating func enter(_ row: IncomingVote) {
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
