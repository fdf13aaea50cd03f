import Findings
import Stage

/// A checklist on its way into the table.
struct IncomingChecklist: IntakeRow {
    var item: String
    var arm: String
    var checklist: ChecklistTable.Checklist
    var category: String?
    var unit: String
    var via: String?
    var place: Place

    static let identityFields = ["item", "arm"]
    var identity: [String]? { [item, arm] }
    var source: String { arm }
}

/// Checklists: which of an item's demands an arm's answer satisfies, as a judge marked them.
struct ChecklistTable: StudyTable {
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
        /// By arm.
        var checklists: [Int: Checklist] = [:]
    }

    var intake: Intake
    /// In the order of their names once all is read: see `finish`.
    private(set) var items: [Item] = []
    private(set) var arms = Names()
    var via: String? { intake.via() }
    var isEmpty: Bool { rows.isEmpty && items.isEmpty }
    private var units = Names()
    private var rows: [IncomingChecklist] = []
    /// What the first records of an item say of it.
    private var firsts: [String: First] = [:]

    private struct First {
        var category: String?
        var place: Place
        /// Demands in the item's list, and the place that says so; nil before a judgment that did not fail.
        var total: (count: Int, place: Place)?
    }

    let layout: UnitField

    static let form = RecordForm(
        "a checklist", from: .preference, marks: ["arm", "satisfied"], needs: ["item", "arm", "satisfied"],
        writtenBy: "a judge marks checklists")

    init(_ arguments: Arguments, _ common: CommonSettings) { (intake, layout) = (Intake(allowMixed: common.allowMixed), common.units) }

    /// Without --unit each item is a unit.
    static func read(_ record: Record, by layout: UnitField, into batch: inout Batch) throws {
        let item = try record.string("item")
        let row = IncomingChecklist(
            item: item, arm: try record.string("arm"), checklist: try checklist(record),
            category: try record.optionalString("category"), unit: try layout.value(in: record) ?? item,
            via: try record.optionalString("via"), place: record.place)
        batch.append(row, of: record)
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

    /// The item's list and category are the same for every arm.
    func check(_ row: IncomingChecklist) throws {
        guard let first = firsts[row.item] else { return }
        if let total = first.total, row.checklist.satisfied != nil, row.checklist.total != total.count {
            throw Failure(
                .data, "found \(row.checklist.total) marks for item '\(row.item)', but \(total.place) has \(total.count)", at: row.place,
                field: "satisfied", hint: "arms are compared by how many demands of one list they satisfy")
        }
        if first.category != row.category {
            throw Failure(
                .data,
                """
                found '\(row.category ?? "nothing")' for item '\(row.item)', but \(first.place) has '\(first.category ?? "nothing")'
                """,
                at: row.place, field: "category")
        }
    }

    mutating func add(_ row: IncomingChecklist, from _: NothingShared) {
        var first = firsts[row.item] ?? First(category: row.category, place: row.place)
        if row.checklist.satisfied != nil, first.total == nil { first.total = (row.checklist.total, row.place) }
        firsts[row.item] = first
        rows.append(row)
    }

    mutating func finish() {
        for row in rows.inOrderOfIdentity {
            if items.last?.name != row.item { items.append(Item(name: row.item, category: row.category, unit: units.index(of: row.unit))) }
            items[items.count - 1].checklists[arms.index(of: row.arm)] = row.checklist
        }
        (rows, firsts) = ([], [:])
        intake.forgetIdentities()
    }

    /// Two arms on the items that both were judged on.
    struct Comparison {
        /// Seen from the first arm; without the items of which a judgment failed.
        var contests: [Contest]
        var failed: Int
        /// Judged of each arm, failed ones among them.
        var items: (first: Int, second: Int)

        var warnings: [Warning] {
            ComparisonWarnings.meeting(contests.count + failed, of: items.first, items.second, unmet: .itemsDoNotMeet)
        }
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
