import Foundation

/// One line of input: a JSON object whose fields can be read, and written back with some of them replaced.
///
/// The whole line is checked when the record is made. Where a name repeats, its last value counts.
public struct Record: Sendable {
    struct Field {
        var start: Int
        var name: Range<Int>
        var escapedName: Bool
        var value: Range<Int>
        var kind: JSONKind
        var count: Int
    }

    public let place: Place
    let bytes: Bytes
    let range: Range<Int>
    let fields: [Field]

    /// Checks the bytes of one line; throws what is wrong with them and where.
    public init(bytes: Bytes, range: Range<Int>, place: Place) throws {
        var inField: Range<Int>?
        do {
            var scanner = JSONScanner(base: bytes.base, range: range)
            let (start, fields) = try Record.fields(of: &scanner, current: &inField)
            self.range = start..<scanner.position
            self.fields = fields
            scanner.skipWhitespace()
            if scanner.position < range.upperBound { throw scanner.unexpected("the end of the line") }
        } catch let fault as JSONFault {
            throw Failure(
                .data, fault.reason, at: place, field: inField.map { String(bytes.text($0).prefix(80)) },
                byte: fault.offset - range.lowerBound + 1)
        }
        self.bytes = bytes
        self.place = place
    }

    /// A record from text, for tests and for programs that make records of their own.
    public init(_ text: String, place: Place = Place(file: "text", line: 1)) throws {
        let bytes = Bytes(text.utf8)
        try self.init(bytes: bytes, range: 0..<bytes.count, place: place)
    }

    /// A record from an object inside another record.
    public init(_ value: JSONValue, place: Place) throws {
        try self.init(bytes: value.bytes, range: value.range, place: place)
    }

    /// A record that this program made.
    public init(_ object: JSONObject) throws {
        let bytes = Bytes(object.bytes)
        try self.init(bytes: bytes, range: 0..<bytes.count, place: Place(file: "output", line: 1))
    }

    /// `current` is left as the name of the field whose value is at fault.
    private static func fields(
        of scanner: inout JSONScanner, current: inout Range<Int>?
    ) throws(JSONFault) -> (start: Int, [Field]) {
        scanner.skipWhitespace()
        let start = scanner.position
        guard scanner.current == UInt8(ascii: "{") else {
            throw scanner.unexpected("a JSON object")
        }
        scanner.position &+= 1
        scanner.skipWhitespace()
        var fields: [Field] = []
        if scanner.current == UInt8(ascii: "}") {
            scanner.position &+= 1
            return (start, fields)
        }
        fields.reserveCapacity(8)
        repeat {
            guard scanner.current == UInt8(ascii: "\"") else { throw scanner.unexpected("a field name") }
            let nameStart = scanner.position
            let escaped = try scanner.string()
            let name = (nameStart &+ 1)..<(scanner.position &- 1)
            try scanner.colon()
            let valueStart = scanner.position
            current = name
            let (kind, count) = try scanner.value(depth: 1)
            current = nil
            fields.append(
                Field(
                    start: nameStart, name: name, escapedName: escaped, value: valueStart..<scanner.position,
                    kind: kind, count: count))
        } while try scanner.another(closing: UInt8(ascii: "}"), expected: "',' or '}'")
        return (start, fields)
    }

    // MARK: Reading

    func isNamed(_ name: String, _ field: Field) -> Bool {
        guard field.escapedName || name.utf8.count == field.name.count else { return false }
        if field.escapedName {
            return JSONValue(bytes: bytes, range: (field.name.lowerBound - 1)..<(field.name.upperBound + 1), kind: .string)
                .withStringBytes { $0.elementsEqual(name.utf8) }
        }
        var name = name
        return name.withUTF8 { wanted in
            wanted.baseAddress.map { memcmp(bytes.base + field.name.lowerBound, $0, wanted.count) == 0 } ?? true
        }
    }

    private func field(_ name: String) -> Field? { fields.last { isNamed(name, $0) } }

    /// The value of a field, or nil where the record has none of that name.
    public subscript(name: String) -> JSONValue? {
        field(name).map { JSONValue(bytes: bytes, range: $0.value, kind: $0.kind) }
    }

    /// How many members the array or object of a field has; nil where there is no such field.
    public func count(of name: String) -> Int? { field(name)?.count }

    /// Its bytes as they were read.
    public var raw: RawRecord { RawRecord(bytes: bytes, range: range) }

    /// The record itself as a value.
    public var value: JSONValue { JSONValue(bytes: bytes, range: range, kind: .object) }

    /// The names of the fields in their order.
    public var names: [String] {
        var names: [String] = []
        value.forEachField { name, _ in names.append(name) }
        return names
    }

    /// A failure of this record, about one of its fields.
    public func failure(_ message: String, field: String? = nil, hint: String? = nil) -> Failure {
        Failure(.data, message, at: place, field: field, hint: hint)
    }

    /// A field that must be there.
    public func required(_ name: String) throws -> JSONValue {
        guard let value = self[name] else { throw failure("missing", field: name) }
        return value
    }

    /// A field that must be there and be a string.
    public func string(_ name: String) throws -> String {
        try text(of: required(name), named: name)
    }

    /// A string, or nil where the field is missing or null.
    public func optionalString(_ name: String) throws -> String? {
        guard let value = self[name], value.kind != .null else { return nil }
        return try text(of: value, named: name)
    }

    private func text(of value: JSONValue, named name: String) throws -> String {
        guard let text = value.string else { throw mismatch(value, name, expected: "a string") }
        return text
    }

    /// A field that must be there and be a finite number.
    public func double(_ name: String) throws -> Double {
        let value = try required(name)
        guard let number = value.double else { throw mismatch(value, name, expected: "a number") }
        return number
    }

    /// A field that must be there and be a whole number, at least `minimum`.
    public func integer(_ name: String, minimum: Int = .min) throws -> Int {
        let value = try required(name)
        guard let number = value.integer, number >= minimum else {
            throw mismatch(value, name, expected: minimum == .min ? "a whole number" : "a whole number from \(minimum)")
        }
        return number
    }

    /// The largest count that is read: no machine holds as many records, and sums of such counts stay far below what an Int holds.
    public static let maximumCount = 1 << 40

    /// A field that must be there and be a whole number in a range.
    public func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int {
        let value = try required(name)
        guard let number = value.integer, range.contains(number) else {
            throw mismatch(value, name, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// A failure that says what a field is and what was expected.
    public func mismatch(_ value: JSONValue, _ name: String, expected: String) -> Failure {
        let found = value.kind == .number ? "the number \(value.source.prefix(40))" : value.kind.name
        return failure("found \(found), expected \(expected)", field: name)
    }
}

/// The bytes of a record. They lie in the block that was read with it, which is kept as long as this is.
public struct RawRecord: Sendable {
    fileprivate let bytes: Bytes
    fileprivate let range: Range<Int>

    public var copy: [UInt8] { Array(UnsafeBufferPointer(start: bytes.base + range.lowerBound, count: range.count)) }
}
