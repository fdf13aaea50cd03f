import Foundation
import Numerics

@testable import Stage

/// Damages lines of JSON as data gets damaged, and worse; the same for a seed. No line break is put in.
struct Mutator {
    private var generator: Xoshiro256

    init(seed: UInt64) { generator = Xoshiro256(seed: seed, stream: "mutation") }

    mutating func choice<Element>(_ elements: [Element]) -> Element { elements[generator.integer(below: elements.count)] }

    /// `count` lines from the originals in turn, about half of them damaged by `damage`.
    mutating func lines(
        _ originals: [[UInt8]], count: Int, _ damage: (inout Mutator, [UInt8]) -> [UInt8] = { $0.bytes($1) }
    ) -> [[UInt8]] {
        (0..<count).map { index in
            let line = originals[index % originals.count]
            return generator.integer(below: 2) == 0 ? damage(&self, line).filter { $0 != 0x0A && $0 != 0x0D } : line
        }
    }

    /// Bytes or values, now and then both.
    mutating func either(_ line: [UInt8]) -> [UInt8] {
        switch generator.integer(below: 5) {
        case 0, 1: bytes(line)
        case 2, 3: values(line)
        default: bytes(values(line))
        }
    }

    /// One to four bytes flipped, put in, doubled or replaced, or the line cut off.
    mutating func bytes(_ line: [UInt8]) -> [UInt8] {
        let structure = Array(#"{}[]",:\u0e1-"#.utf8)
        var line = line
        for _ in 0...generator.integer(below: 3) where !line.isEmpty {
            let place = generator.integer(below: line.count)
            switch generator.integer(below: 5) {
            case 0: line[place] ^= 1 << UInt8(generator.integer(below: 8))
            case 1: line.removeSubrange(place...)
            case 2: line.insert(UInt8(generator.integer(below: 256)), at: place)
            case 3: line.insert(contentsOf: line[place..<min(line.count, place + generator.integer(below: 40))], at: place)
            default: line[place] = choice(structure)
            }
        }
        return line
    }

    /// One to three values replaced, or members and elements cut out, doubled, renamed or moved; for as long as the line is JSON.
    mutating func values(_ line: [UInt8]) -> [UInt8] {
        var line = line
        for _ in 0...generator.integer(below: 2) {
            let places = Mutator.places(line)
            guard !places.isEmpty else { return line }
            let place = choice(places)
            let whole = place.start..<place.value.upperBound
            let other = Array(line[choice(places).value])
            switch generator.integer(below: 6) {
            case 0, 1: line.replaceSubrange(place.value, with: choice(Mutator.hostile))
            case 2: line.replaceSubrange(place.value, with: other)
            case 3:
                let comma = UInt8(ascii: ",")
                let hasNext = line[whole.upperBound...].first == comma
                line.removeSubrange(hasNext ? whole.lowerBound..<whole.upperBound + 1 : whole)
                if !hasNext, line[..<whole.lowerBound].last == comma { line.remove(at: whole.lowerBound - 1) }
            case 4: line.insert(contentsOf: line[whole] + [UInt8(ascii: ",")], at: whole.lowerBound)
            default:
                guard place.start < place.value.lowerBound else { continue }
                line.replaceSubrange(place.start..<place.value.lowerBound, with: Array("\"\(choice(Mutator.names))\":".utf8))
            }
        }
        return line
    }

    /// Every value within a line of JSON, and where its member begins: at its name, or at itself in an array.
    private static func places(_ line: [UInt8]) -> [(start: Int, value: Range<Int>)] {
        guard let record = try? Record(bytes: Bytes(line), range: 0..<line.count, place: Place(file: "", line: 1)) else { return [] }
        var places: [(start: Int, value: Range<Int>)] = []
        func add(_ value: JSONValue) {
            value.forEachElement {
                places.append(($0.range.lowerBound, $0.range))
                add($0)
            }
            value.forEachField { _, member in
                let colon = line[..<member.range.lowerBound].lastIndex(of: UInt8(ascii: ":")) ?? 0
                let quotes = line[..<colon].indices.reversed().lazy.filter { line[$0] == UInt8(ascii: "\"") }.prefix(2)
                places.append((Array(quotes).last ?? 0, member.range))
                add(member)
            }
        }
        add(record.value)
        return places
    }

    private static let names = [
        "id", "source", "messages", "role", "from", "content", "value", "text", "conversation", "conversations", "real_messages",
        "simulated_messages",
        "traj", "simulations", "task_id", "trial", "info", "tasks", "via", "goal", "facet", "tool_calls", "", "\\u0069d", "a\\nb",
        "\u{1F469}\u{200D}\u{1F467}",
    ]

    private static let hostile: [[UInt8]] =
        [
            "null", "true", "-0", "0.0", "1e400", "-1e-400", "123456789012345678901234567890", "9223372036854775808", "01", "1.", "NaN",
            "-Infinity",
            #""""#, #"" ""#, #""\u0000""#, #""\ud800""#, #""\udc00\ud800""#, #""\ud83d\ude00""#, #""\u202e\u200f\ufeff""#,
            #""\r\n\u2028\u0085""#, #""\x""#,
            "[]", "{}", "[[]]", "[null]", #"["a","b"]"#, #"{"text":null}"#, #"[{"type":"image_url"},{"type":"text","text":"see"}]"#,
            #"[{"text":7}]"#,
            #"[{"role":"user","content":"hi"}]"#, #"[{"from":"human","value":"hi"}]"#, #"[{"role":"user"}]"#,
            #"{"role":"assistant","content":null,"tool_calls":[{}]}"#,
            #""user""#, #""assistant""#, #""system""#, #""tool""#, #""USER""#, #""nobody""#, "\"###STOP###\"", #""```\ncode""#,
            #""http://""#,
            "\"\u{5E9}\u{5DC}\u{5D5}\u{5DD}, \u{645}\u{631}\u{62D}\u{628}\u{627}\"",
            "\"\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{1F3FD}\"",
            "\"\u{4F60}\u{597D}\u{FF01}\u{FF1F}\u{3000}\"", "\"\u{0E2A}\u{0E27}\u{0E31}\u{0E2A}\u{0E14}\u{0E35}\"",
            "\"e\(String(repeating: "\u{301}", count: 500))\"", "\"\(String(repeating: "!?", count: 300))\"",
            "\"\(String(repeating: "1-", count: 400))\"",
            "\"\(String(repeating: "a ", count: 2000))\"", "\"\(String(repeating: "x", count: 5000))\"",
            "\"\(String(repeating: "\\n", count: 900))\"",
            String(repeating: "[", count: 600) + String(repeating: "]", count: 600),
            String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
            String(repeating: #"{"a":"#, count: 520) + "1" + String(repeating: "}", count: 520),
        ].map { Array($0.utf8) }
        + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x00], [0x1F], [0xE2, 0x82]].map { [0x22] + $0 + [0x22] }
}
