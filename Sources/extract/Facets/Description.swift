import Stage

/// A description under construction: one aspect a line of `text`, and the same as names and values in `aspects`.
struct Description {
    private var lines: [UInt8] = []
    /// Fields of a JSON object, without its braces. What does not occur is left out, and counts as 0.
    private(set) var aspects = JSONText()

    init() { lines.reserveCapacity(1024) }

    var text: String { String(decoding: lines, as: UTF8.self) }

    /// The text as a JSON string.
    var textLiteral: [UInt8] {
        var literal = JSONText()
        lines.withUnsafeBufferPointer { literal.string(utf8: $0) }
        return literal.bytes
    }

    /// In how many of the messages the aspect holds; its value is their share.
    mutating func share(_ name: String, _ count: Int, of total: Int) {
        guard count > 0 else { return }
        line(name, ", ", DegreePhrase.share(count, of: total))
        aspect(name, part: count, of: total)
    }

    /// On how many of the occasions the aspect holds, where not every message is one; its value is their share.
    mutating func times(_ name: String, _ count: Int, of total: Int) {
        guard count > 0 else { return }
        line(name, ", ", DegreePhrase.times(count, of: total))
        aspect(name, part: count, of: total)
    }

    /// A part of a whole; its value is the share.
    mutating func part(_ name: String, _ part: Int, of whole: Int) {
        guard whole > 0 else { return }
        line(name, ": ", DegreePhrase.part(100 * part / whole))
        aspect(name, part: part, of: whole)
    }

    /// A number of things, said by a phrase.
    mutating func number(_ name: String, _ value: Int, _ phrase: String) {
        line(name, ": ", phrase)
        begin(name)
        aspects.raw(String(value))
    }

    /// A mean of things, said by a phrase.
    mutating func mean(_ name: String, _ sum: Int, over count: Int, _ phrase: String) {
        line(name, ": ", phrase)
        aspect(name, part: sum, of: count)
    }

    /// One of several kinds.
    mutating func label(_ name: String, _ label: String) {
        line(name, ": ", label)
        begin(name)
        aspects.string(label)
    }

    /// Something that holds of the conversation; its value is 1.
    mutating func fact(_ name: String) {
        line(name)
        begin(name)
        aspects.byte(UInt8(ascii: "1"))
    }

    /// All aspects as a JSON object.
    var aspectsObject: [UInt8] { [UInt8(ascii: "{")] + aspects.bytes + [UInt8(ascii: "}")] }

    /// A line of text that other aspects stand for.
    mutating func line(_ first: String, _ second: String = "", _ third: String = "") {
        if !lines.isEmpty { lines.append(UInt8(ascii: "\n")) }
        lines.append(contentsOf: first.utf8)
        lines.append(contentsOf: second.utf8)
        lines.append(contentsOf: third.utf8)
    }

    /// The aspects of `line`s: in which share of the messages it holds.
    mutating func aspect(_ name: String, part: Int, of whole: Int) {
        guard part > 0 else { return }
        begin(name)
        aspects.raw(Ratio.text(part, of: whole))
    }

    private mutating func begin(_ name: String) {
        if aspects.count > 0 { aspects.byte(UInt8(ascii: ",")) }
        aspects.string(name)
        aspects.byte(UInt8(ascii: ":"))
    }

    init(line: String) { lines = Array(line.utf8) }
    init(fact: String) { self.fact(fact) }

    /// Several descriptions as one.
    init(_ parts: [Description]) {
        for part in parts where !part.lines.isEmpty {
            if !lines.isEmpty { lines.append(UInt8(ascii: "\n")) }
            lines.append(contentsOf: part.lines)
            guard part.aspects.count > 0 else { continue }
            if aspects.count > 0 { aspects.byte(UInt8(ascii: ",")) }
            aspects.append(part.aspects.bytes)
        }
    }
}

/// Ratios as the shortest decimal that reads back to the same value; those of short conversations are made once.
private enum Ratio {
    private static let kept = 24
    private static let texts: [[String]] = (0...kept).map { whole in whole == 0 ? [] : (0...whole).map { made($0, of: whole) } }

    static func text(_ part: Int, of whole: Int) -> String {
        whole <= kept && part <= whole ? texts[whole][part] : made(part, of: whole)
    }

    private static func made(_ part: Int, of whole: Int) -> String {
        var text = JSONText()
        text.number(Double(part) / Double(whole))
        return String(decoding: text.bytes, as: UTF8.self)
    }
}
