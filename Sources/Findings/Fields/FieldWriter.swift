import Stage

/// Writes the fields of a finding into an object.
struct FieldWriter: FieldWalk {
    typealias Fault = Never

    private(set) var object = JSONObject()

    mutating func required<Value: FieldValue>(_ value: inout Value, _ name: String) { value.add(to: &object, name) }

    mutating func optional<Value: FieldValue>(_ value: inout Value?, _ name: String) { value?.add(to: &object, name) }

    mutating func nullable<Value: FieldValue>(_ value: inout Value?, _ name: String) {
        if let value { value.add(to: &object, name) } else { object.add(name, Double.nan) }
    }

    mutating func part<Part: FindingPart>(_ part: inout Part?, _ name: String) { part?.walk(&self, name) }

    mutating func figures(_ figures: inout FigureList, _ names: [String]) {
        for place in figures.all.indices { figures.all[place].figure.walk(&self, figures.all[place].name) }
    }
}
