import Stage

/// The reward of a trial on its way into the table.
struct IncomingReward: IntakeRow {
    var id: String
    var source: String
    var run: String
    var reward: Double
    var task: String?
    var unit: String
    var via: String?
    var place: Place

    static let identityFields = ["id", "source", "run"]
    var identity: [String]? { [id, source, run] }
}

/// Rewards of tasks, by the source that played their user.
struct RewardTable: StudyTable {
    /// Trials of one task instance with one source.
    struct Trials: Sendable {
        var reward = 0.0
        var successes = 0
        var count = 0

        var meanReward: Double { reward / Double(count) }
        var successRate: Double { Double(successes) / Double(count) }
    }

    /// A task instance.
    struct Instance: Sendable {
        var id: String
        var task: String?
        var unit: Int
        /// By source.
        var trials: [Int: Trials] = [:]
    }

    var intake: Intake
    /// In the order of their ids once all is read: see `finish`.
    private(set) var instances: [Instance] = []
    private(set) var sources = Names()
    var via: String? { intake.via() }
    var isEmpty: Bool { rows.isEmpty && instances.isEmpty }
    private var units = Names()
    private var rows: [IncomingReward] = []
    /// What the first record of an id says of it.
    private var firsts: [String: (task: String?, unit: String, place: Place)] = [:]
    let layout: UnitField

    static let form = RecordForm(
        "a reward", from: .conversation, marks: ["reward"], needs: ["id", "source", "reward"],
        writtenBy: "an environment gives conversations their rewards")

    init(_ arguments: Arguments, _ common: CommonSettings) { (intake, layout) = (Intake(allowMixed: common.allowMixed), common.units) }

    /// Without --unit each id is a unit.
    static func read(_ record: Record, by layout: UnitField, into batch: inout Batch) throws {
        let id = try record.name("id")
        let value = try record.required("reward")
        guard let reward = value.double ?? value.bool.map({ $0 ? 1 : 0 }) else {
            throw record.mismatch(value, "reward", expected: "a number, true or false")
        }
        let run = record["run"]
        let row = IncomingReward(
            id: id, source: try record.name("source"), run: run == nil || run?.kind == .null ? "" : try record.unit("run"),
            reward: reward, task: try record.optionalString("task"), unit: try layout.value(in: record) ?? id,
            via: try record.optionalString("via"), place: record.place)
        batch.append(row, of: record)
    }

    /// A task instance is of one task and belongs to one unit.
    func check(_ row: IncomingReward) throws {
        guard let first = firsts[row.id] else { return }
        func check(_ found: String?, _ known: String?, field: String?) throws {
            guard found != known else { return }
            throw Failure(
                .data, "found '\(found ?? "nothing")' for id '\(row.id)', but \(first.place) has '\(known ?? "nothing")'",
                at: row.place, field: field, hint: "an id names a task instance, the same for every source and run")
        }
        try check(row.task, first.task, field: "task")
        try check(row.unit, first.unit, field: layout.name)
    }

    mutating func add(_ row: IncomingReward, from _: NothingShared) {
        if firsts[row.id] == nil { firsts[row.id] = (row.task, row.unit, row.place) }
        rows.append(row)
    }

    mutating func finish() {
        for row in rows.inOrderOfIdentity {
            if instances.last?.id != row.id { instances.append(Instance(id: row.id, task: row.task, unit: units.index(of: row.unit))) }
            instances[instances.count - 1].trials[sources.index(of: row.source), default: Trials()].add(row.reward)
        }
        (rows, firsts) = ([], [:])
        intake.forgetIdentities()
    }
}

extension RewardTable.Trials {
    /// A trial with a reward above 0 is a success.
    fileprivate mutating func add(_ reward: Double) {
        self.reward += reward
        successes += reward > 0 ? 1 : 0
        count += 1
    }
}
