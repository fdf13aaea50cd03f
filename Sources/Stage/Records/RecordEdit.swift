import Foundation

/// Changes to a record's fields; every other byte of the line stays as it was read.
public struct RecordEdit: Sendable {
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

    public mutating func set(_ name: String, _ values: [JSONObject]) {
        var text = JSONText()
        text.objects(values)
        setJSON(name, text.bytes)
    }

    /// `value` is JSON text already, without line breaks.
    public mutating func setJSON(_ name: String, _ value: [UInt8]) { change(name, to: value) }

    public mutating func remove(_ name: String) { change(name, to: nil) }

    private mutating func change(_ name: String, to value: [UInt8]?) {
        changes.removeAll { $0.name == name }
        changes.append((name, value))
    }

    /// Appends the changed record and a newline. A field that is there is replaced in its place (its last one where the
    /// name repeats, the others left out), a new one comes last. A record that ran over several lines is put on one.
    public func write(_ record: Record, to output: inout JSONText) {
        let owner = record.fields.map { field in changes.firstIndex { record.isNamed($0.name, field) } }
        let begin = output.count
        let base = record.bytes.base
        func copy(_ range: Range<Int>) { output.raw(base + range.lowerBound, count: range.count) }
        let firstName = record.fields.first?.start ?? record.range.upperBound - 1
        var end = record.range.lowerBound
        var isFirst = true
        for (index, field) in record.fields.enumerated() {
            let change = owner[index]
            let isOwned = change != nil
            let value = change.flatMap { changes[$0].value }
            let isLast = isOwned && !owner[(index + 1)...].contains(change)
            if !isOwned || isLast && value != nil {
                // Between fields stands what stood there, so a field that is left out takes what was before it along.
                copy(isFirst ? record.range.lowerBound..<firstName : end..<field.start)
                copy(field.start..<(isOwned ? field.value.lowerBound : field.value.upperBound))
                if let value { output.append(value) }
                isFirst = false
            }
            end = field.value.upperBound
        }
        if isFirst { output.byte(UInt8(ascii: "{")) }
        for (index, change) in changes.enumerated() where !owner.contains(index) {
            guard let value = change.value else { continue }
            output.separator(&isFirst)
            output.string(change.name)
            output.byte(UInt8(ascii: ":"))
            output.append(value)
        }
        copy(max(end, record.range.lowerBound + 1)..<record.range.upperBound)
        output.joinLines(from: begin)
        output.byte(0x0A)
    }
}
