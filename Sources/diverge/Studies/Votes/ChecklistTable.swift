import Stage

/// Checklists: which of an item's demands an arm's answer satisfies, as a judge marked them.
struct ChecklistTable {
    struct Checklist: Sendable {
        /// nil: the judgment failed.
        var satisfied: Int?
        var total: Int
    }

    /// What all arms share.
    struct Item: Sendable {
        var name: String
        var category: String?
        var unit: Int
        /// Demands in its list, and the place that says so; nil before a judgment that did not fail.
        var total: (count: Int, place: Place)?
        var place: Place
        /// By arm.
        var checklists: [Int: Checklist] = [:]
    }

    private(set) var items: [Item] = []
    private(set) var arms = Names()
    private(set) var via: String?
    var isEmpty: Bool { items.isEmpty }
    private var names = Names()
    private var units = Names()
    private var unique = UniqueRecords()
    private var viaCheck: ViaCheck

    init(_ settings: Settings) { viaCheck = ViaCheck(allowMixed: settings.allowMixed) }

    /// Records on their way from a reading thread.
    struct Batch: Sendable {
        struct Row: Sendable {
            var item: String
            var arm: String
            var checklist: Checklist
            var category: String?
            var unit: String
            var via: String?
            var place: Place
        }

        var rows: [Row] = []
    }

    /// `unitField` names the field whose items are drawn together; nil: each item is a unit.
    static func read(_ record: Record, unitField: String?, into batch: inout Batch) throws {
        let item = try record.string("item")
        batch.rows.append(
            Batch.Row(
                item: item, arm: try record.string("arm"), checklist: try checklist(record),
                category: try record.optionalString("category"), unit: try unitField.map { try record.unit($0) } ?? item,
                via: try record.optionalString("via"), place: record.place))
    }

    private static func checklist(_ record: Record) throws -> Checklist {
        if let failed = record["failed"], failed.kind != .null {
            guard let failed = failed.bool else { throw record.mismatch(failed, "failed", expected: "true or false") }
            if failed { return Checklist(satisfied: nil, total: 0) }
        }
        let list = try record.required("satisfied")
        guard list.kind == .array else { throw record.mismatch(list, "satisfied", expected: "an array of true and false") }
        var checklist = (satisfied: 0, total: 0)
        try list.forEachElement { mark in
            guard let mark = mark.bool else { throw record.mismatch(mark, "satisfied[\(checklist.total)]", expected: "true or false") }
            checklist = (checklist.satisfied + (mark ? 1 : 0), checklist.total + 1)
        }
        guard checklist.total > 0 else { throw record.failure("found an empty array, expected at least one mark", field: "satisfied") }
        return Checklist(satisfied: checklist.satisfied, total: checklist.total)
    }

    /// Takes over a batch; records that cannot stand beside the others are refused.
    mutating func append(_ batch: Batch, run: Run) throws {
        for row in batch.rows {
            do {
                try viaCheck.check(row.via, at: row.place)
                try checkItem(row)
                try unique.insert([row.item, row.arm], named: ["item", "arm"], at: row.place)
            } catch let failure as Failure {
                try run.refuse(failure, text: Array(row.item.utf8), source: row.arm)
                continue
            }
            add(row)
        }
    }

    /// The item's list and category are the same for every arm.
    private func checkItem(_ row: Batch.Row) throws {
        guard let item = names.position(of: row.item).map({ items[$0] }) else { return }
        if let total = item.total, row.checklist.satisfied != nil, row.checklist.total != total.count {
            throw Failure(
                .data, "found \(row.checklist.total) marks for item '\(row.item)', but \(total.place) has \(total.count)", at: row.place,
                field: "satisfied", hint: "arms are compared by how many demands of one list they satisfy")
        }
        if item.category != row.category {
            throw Failure(
                .data, "found '\(row.category ?? "nothing")' for item '\(row.item)', but \(item.place) has '\(item.category ?? "nothing")'",
                at: row.place, field: "category")
        }
    }

    private mutating func add(_ row: Batch.Row) {
        via = via ?? row.via
        let index = names.index(of: row.item)
        if index == items.count {
            items.append(Item(name: row.item, category: row.category, unit: units.index(of: row.unit), place: row.place))
        }
        if row.checklist.satisfied != nil, items[index].total == nil { items[index].total = (row.checklist.total, row.place) }
        items[index].checklists[arms.index(of: row.arm)] = row.checklist
    }

    /// Two arms on the items that both were judged on.
    struct Comparison {
        /// Seen from the first arm; without the items of which a judgment failed.
        var contests: [Contest]
        var failed: Int
        /// Judged of each arm, failed ones among them.
        var items: (first: Int, second: Int)

        /// Whether at least half of the items of the arm with fewer are those of the other.
        var doMeet: Bool { ComparisonWarnings.doMeet(contests.count + failed, of: items.first, items.second) }
    }

    func comparison(_ first: String, _ second: String) -> Comparison {
        let (first, second) = (arms.position(of: first) ?? -1, arms.position(of: second) ?? -1)
        let both = items.compactMap { item in
            item.checklists[first].flatMap { one in item.checklists[second].map { (item, one.satisfied, $0.satisfied) } }
        }
        let contests = both.compactMap { item, one, other -> Contest? in
            guard let one, let other else { return nil }
            return Contest(outcome: one > other ? .win : one < other ? .loss : .tie, category: item.category, unit: item.unit)
        }
        func judged(_ arm: Int) -> Int { items.count { $0.checklists[arm] != nil } }
        return Comparison(contests: contests, failed: both.count - contests.count, items: (judged(first), judged(second)))
    }
}
