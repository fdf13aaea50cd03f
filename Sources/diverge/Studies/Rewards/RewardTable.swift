import Stage

/// Rewards of tasks, by the source that played their user.
struct RewardTable {
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
        var unit: (name: String, number: Int)
        var place: Place
        /// By source.
        var trials: [Int: Trials] = [:]
    }

    private(set) var instances: [Instance] = []
    private(set) var sources = Names()
    private(set) var via: String?
    var isEmpty: Bool { instances.isEmpty }
    private var ids = Names()
    private var units = Names()
    private var unique = UniqueRecords()
    private var viaCheck: ViaCheck
    private let unitField: String?

    init(_ settings: Settings) {
        viaCheck = ViaCheck(allowMixed: settings.allowMixed)
        unitField = settings.unitField
    }

    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        struct Row: Sendable {
            var id: String
            var source: String
            var run: String
            var reward: Double
            var task: String?
            var unit: String
            var via: String?
            var place: Place
        }

        var rows: [Row] = []
    }

    /// `unitField` names the field whose instances are drawn together; nil: each id is a unit.
    static func read(_ record: Record, unitField: String?, into batch: inout Batch) throws {
        let id = try record.string("id")
        let value = try record.required("reward")
        guard let reward = value.double ?? value.bool.map({ $0 ? 1 : 0 }) else {
            throw record.mismatch(value, "reward", expected: "a number, true or false")
        }
        let run = record["run"]
        batch.rows.append(
            Batch.Row(
                id: id, source: try record.string("source"), run: run == nil || run?.kind == .null ? "" : try record.unit("run"),
                reward: reward, task: try record.optionalString("task"), unit: try unitField.map { try record.unit($0) } ?? id,
                via: try record.optionalString("via"), place: record.place))
    }

    /// Takes over a batch; records that cannot stand beside the others are refused.
    mutating func append(_ batch: Batch, run: Run) throws {
        for row in batch.rows {
            do {
                try viaCheck.check(row.via, at: row.place)
                try checkInstance(row)
                try unique.insert([row.id, row.source, row.run], named: ["id", "source", "run"], at: row.place)
            } catch let failure as Failure {
                try run.refuse(failure, text: Array(row.id.utf8), source: row.source)
                continue
            }
            add(row)
        }
    }

    /// A task instance is of one task and belongs to one unit.
    private func checkInstance(_ row: Batch.Row) throws {
        guard let instance = ids.position(of: row.id).map({ instances[$0] }) else { return }
        func check(_ found: String?, _ first: String?, field: String?) throws {
            guard found != first else { return }
            throw Failure(
                .data, "found '\(found ?? "nothing")' for id '\(row.id)', but \(instance.place) has '\(first ?? "nothing")'",
                at: row.place, field: field, hint: "an id names a task instance, the same for every source and run")
        }
        try check(row.task, instance.task, field: "task")
        try check(row.unit, instance.unit.name, field: unitField)
    }

    private mutating func add(_ row: Batch.Row) {
        via = via ?? row.via
        let index = ids.index(of: row.id)
        if index == instances.count {
            instances.append(Instance(id: row.id, task: row.task, unit: (row.unit, units.index(of: row.unit)), place: row.place))
        }
        let source = sources.index(of: row.source)
        instances[index].trials[source, default: Trials()].add(row.reward)
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
