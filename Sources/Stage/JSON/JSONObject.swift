/// A JSON object that a program writes field by field, in order.
public struct JSONObject {
    private var text = JSONText()
    private var first = true

    public init() { text.byte(UInt8(ascii: "{")) }

    private mutating func name(_ name: String) {
        text.separator(&first)
        text.string(name)
        text.byte(UInt8(ascii: ":"))
    }

    public mutating func add(_ name: String, _ value: String) {
        self.name(name)
        text.string(value)
    }

    public mutating func add(_ name: String, _ value: Int) {
        self.name(name)
        text.raw(String(value))
    }

    public mutating func add(_ name: String, _ value: Bool) {
        self.name(name)
        text.raw(value ? "true" : "false")
    }

    /// Writes null where the value is not finite.
    public mutating func add(_ name: String, _ value: Double) {
        self.name(name)
        text.number(value)
    }

    /// Writes null for a value that is not finite.
    public mutating func add(_ name: String, _ values: [Double]) {
        self.name(name)
        text.byte(UInt8(ascii: "["))
        var first = true
        for value in values {
            text.separator(&first)
            text.number(value)
        }
        text.byte(UInt8(ascii: "]"))
    }

    public mutating func add(_ name: String, _ values: [String]) {
        self.name(name)
        text.strings(values)
    }

    public mutating func add(_ name: String, _ value: JSONObject) {
        self.name(name)
        text.append(value.bytes)
    }

    public mutating func add(_ name: String, _ values: [JSONObject]) {
        self.name(name)
        text.objects(values)
    }

    /// Adds a field only where there is a value.
    public mutating func add(_ name: String, ifPresent value: String?) {
        if let value { add(name, value) }
    }

    /// The object, closed.
    public var bytes: [UInt8] { text.bytes + [UInt8(ascii: "}")] }

    /// The object as a line.
    public var line: [UInt8] { text.bytes + [UInt8(ascii: "}"), UInt8(ascii: "\n")] }
}
