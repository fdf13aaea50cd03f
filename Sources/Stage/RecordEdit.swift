import Foundation

/// Changes to a record's fields; every other byte of the line stays as it was read.
public struct RecordEdit {
    /// A field's new value as JSON text, or nil to leave the field out.
    private var changes: [(name: String, value: [UInt8]?)] = []

    public init() {}

    public mutating func set(_ name: String, _ value: String) {
        var text = JSONText()
        text.string(value)
        setJSON(name, text.bytes)
    }

    public mutating func set(_ name: String, _ value: Int) { setJSON(name, Array(String(value).utf8)) }

    /// `value` is written as the shortest decimal that reads back to it, null where it is not finite.
    public mutating func set(_ name: String, _ value: Double) {
        var text = JSONText()
        text.number(value)
        setJSON(name, text.bytes)
    }

    /// `vector` is written as base64 of little-endian float32, or as an array of numbers.
    public mutating func set(_ name: String, _ vector: [Float], asArray: Bool) {
        guard asArray else { return set(name, base64(vector)) }
        var text = JSONText()
        text.byte(UInt8(ascii: "["))
        var first = true
        for component in vector {
            text.separator(&first)
            text.number(component)
        }
        text.byte(UInt8(ascii: "]"))
        setJSON(name, text.bytes)
    }

    /// `value` is JSON text already.
    public mutating func setJSON(_ name: String, _ value: [UInt8]) { changes.append((name, value)) }

    public mutating func remove(_ name: String) { changes.append((name, nil)) }

    /// Appends the changed record and a newline. A field that is there is replaced in its place (its last one where the
    /// name repeats, the others left out), a new one comes last.
    public func write(_ record: Record, to output: inout JSONText) {
        var pending = changes.map(\.value)
        let owner = record.fields.map { field in changes.lastIndex { record.isNamed($0.name, field) } }
        let base = record.bytes.base
        output.byte(UInt8(ascii: "{"))
        var first = true
        for (index, field) in record.fields.enumerated() {
            if let change = owner[index] {
                let isLast = !owner[(index + 1)...].contains(change)
                guard isLast, let value = pending[change] else { continue }
                output.separator(&first)
                output.raw(base + field.start, count: field.value.lowerBound - field.start)
                output.append(value)
                pending[change] = nil
            } else {
                output.separator(&first)
                output.raw(base + field.start, count: field.value.upperBound - field.start)
            }
        }
        for (change, value) in zip(changes, pending) {
            guard let value else { continue }
            output.separator(&first)
            output.string(change.name)
            output.byte(UInt8(ascii: ":"))
            output.append(value)
        }
        output.append([UInt8(ascii: "}"), UInt8(ascii: "\n")])
    }
}
