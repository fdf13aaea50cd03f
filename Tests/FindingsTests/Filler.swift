import Stage

@testable import Findings

/// Gives every field of a finding a value of its own.
struct Filler: FieldWalk {
    typealias Fault = Never

    private var count = 0
    private(set) var names: [String] = []

    private mutating func fresh<Value: FieldValue>(_ name: String, like: Value.Type) -> Value? {
        names.append(name)
        count += 1
        let values: [any FieldValue] = [
            "text \(count)", count, Double(count) + 0.25, count % 2 == 0, ["a", "text \(count)"], [0.5, Double(count)],
            ClusterFinding.Class.missed,
        ]
        // Rows are made on demand, since making one asks for its own fields.
        let rows: [() -> any FieldValue] = [
            { [Filler.filled(Example())] }, { [Filler.filled(MixtureMember())] }, { [Filler.filled(LabelShare())] },
        ]
        if Value.self is any RowList.Type { return rows.lazy.compactMap { $0() as? Value }.first }
        return values.lazy.compactMap { $0 as? Value }.first
    }

    private static func filled<Row: FindingRow>(_ row: Row) -> Row {
        var (row, filler) = (row, Filler())
        row.walk(&filler)
        return row
    }

    mutating func required<Value: FieldValue>(_ value: inout Value, _ name: String) {
        value = fresh(name, like: Value.self) ?? value
    }

    mutating func optional<Value: FieldValue>(_ value: inout Value?, _ name: String) { value = fresh(name, like: Value.self) }

    mutating func nullable<Value: FieldValue>(_ value: inout Value?, _ name: String) { value = fresh(name, like: Value.self) }

    mutating func part<Part: FindingPart>(_ part: inout Part?, _ name: String) {
        var filled = Part()
        filled.walk(&self, name)
        part = filled
    }

    mutating func figures(_ figures: inout FigureList, _ names: [String]) {
        for name in names {
            var figure = Figure()
            figure.walk(&self, name)
            figures[name] = figure
        }
    }
}

/// Lists of objects.
private protocol RowList {}
extension Array: RowList where Element: FindingRow {}
