import Foundation
import Testing

@testable import Stage

private func written(_ body: (inout JSONText) -> Void) -> String {
    var text = JSONText()
    body(&text)
    return String(decoding: text.bytes, as: UTF8.self)
}

@Suite struct JSONTextTests {
    @Test func escapesOnlyWhatJSONDemands() {
        #expect(written { $0.string("\"\\/\u{8}\t\n\u{C}\r\u{0}\u{1F}\u{7F}é你😀") } == "\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0000\\u001f\u{7F}é你😀\"")
        #expect(written { $0.string("") } == "\"\"")
    }

    @Test func escapesAtEveryOffsetFromAWord() throws {
        for length in 0..<30 {
            for special in ["\"", "\\", "\n", "\u{1}"] {
                let text = String(repeating: "x", count: length) + special + String(repeating: "é", count: length % 7)
                let json = written { $0.string(text) }
                #expect(try JSONDecoder().decode(String.self, from: Data(json.utf8)) == text)
            }
        }
    }

    @Test(arguments: [
        (0.1, "0.1"), (1, "1"), (-0.0, "-0"), (100, "100"), (1e16, "1e+16"), (1e-7, "1e-07"), (.leastNonzeroMagnitude, "5e-324"),
        (1.7976931348623157e308, "1.7976931348623157e+308"), (1.0 / 3, "0.3333333333333333"), (.infinity, "null"), (-.infinity, "null"),
        (.nan, "null"),
    ])
    func numbersAreTheShortestThatReadBack(_ value: Double, _ text: String) { #expect(written { $0.number(value) } == text) }

    @Test func numbersReadBack() throws {
        var generator = SeededGenerator(state: 1)
        for _ in 0..<2000 {
            let double = Double(bitPattern: generator.next())
            let float = Float(bitPattern: UInt32(truncatingIfNeeded: generator.next()))
            guard double.isFinite, float.isFinite else { continue }
            let record = try Record("{\"d\":\(written { $0.number(double) }),\"f\":\(written { $0.number(float) })}")
            #expect(try record.double("d") == double)
            #expect(Float(record["f"]?.source ?? "") == float)
        }
        #expect(written { $0.number(Float(0.1)) } == "0.1")
        #expect(written { $0.number(Float.nan) } == "null")
    }

    @Test func listsOfStrings() {
        #expect(written { $0.strings([]) } == "[]")
        #expect(written { $0.strings(["a", "\""]) } == #"["a","\""]"#)
    }

    @Test func aValueIsCopiedOnOneLine() throws {
        let record = try Record("{\"a\":[1,\n2\r\n,\"\\n\"]}")
        let value = try record.required("a")
        #expect(written { $0.value(value) } == "[1, 2\r ,\"\\n\"]")
    }
}
