/// The numbers of a finding by the names of their fields, in order, and all values that are numbers or texts as text.
struct FlatFields: FieldWalk {
    typealias Fault = Never

    private(set) var numbers: [(name: String, value: Double)] = []
    private(set) var texts: [String: String] = [:]

    mutating func required<Value: FieldValue>(_ value: inout Value, _ name: String) {
        if let number = value.number { numbers.append((name, number)) }
        texts[name] = value.text
    }

    mutating func optional<Value: FieldValue>(_ value: inout Value?, _ name: String) {
        if var value { required(&value, name) }
    }

    mutating func nullable<Value: FieldValue>(_ value: inout Value?, _ name: String) { optional(&value, name) }

    mutating func part<Part: FindingPart>(_ part: inout Part?, _ name: String) { part?.walk(&self, name) }

    mutating func figures(_ figures: inout FigureList, _ names: [String]) {
        for place in figures.all.indices { figures.all[place].figure.walk(&self, figures.all[place].name) }
    }
}
