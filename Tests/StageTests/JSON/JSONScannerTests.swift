import Foundation
import Testing

@testable import Stage

/// What is wrong with `{"a":` + value + `}`, byte from 1 within the value; nil where nothing is.
private func fault(_ value: [UInt8]) -> (byte: Int, reason: String)? {
    let line = Array("{\"a\":".utf8) + value + Array("}".utf8)
    let bytes = Bytes(line)
    let thrown = failure { try Record(bytes: bytes, range: 0..<line.count, place: Place(file: "f", line: 1)) }
    return thrown.map { (($0.byte ?? 0) - 5, $0.message) }
}

private func fault(_ value: String) -> (byte: Int, reason: String)? { fault(Array(value.utf8)) }

@Suite struct JSONScannerTests {
    @Test(arguments: [
        "0", "-0", "-1", "1.5", "0.1", "1e5", "1E5", "1e+5", "1e-5", "1.0e10", "-0.0", "0e0", "0E+0", "123456789012345678901234567890",
        "1e400", "1e-400", "true", "false", "null", "[]", "{}", "[ ]", "{ }", "[1]", "[1,2]", "[[],[[]]]", "\"\"", "\"x\"",
        "{\"a\":{\"a\":{}}}", "{\"\":0}", "{\"a\":1,\"a\":2}", " 1 ", "\t1\r", "[ 1 , 2 ]", "{ \"a\" : 1 , \"b\" : [ ] }",
        "\n1\n", "[1\n,2]", "\"\u{7F}\"", "\"\u{2028}\u{2029}\"", "\"\u{FFFF}\u{10FFFF}\"",
    ])
    func accepts(_ value: String) { #expect(fault(value) == nil) }

    @Test(arguments: [
        ("", 1), ("01", 2), ("-", 2), ("-a", 2), ("+1", 1), (".5", 1), ("1.", 3), ("1.e1", 3), ("1e", 3), ("1e+", 4), ("1ea", 3),
        ("0x1", 2), ("-01", 3), ("1 2", 3), ("--1", 2), ("1_000", 2), ("NaN", 1), ("Infinity", 1), ("-Infinity", 2), ("inf", 1),
        ("nul", 1), ("nulll", 5), ("True", 1), ("tru", 1), ("fals", 1), ("[", 2), ("[1", 3), ("[1,]", 4), ("[,1]", 2),
        ("[1,,2]", 4), ("[1 2]", 4), ("]", 1), ("[1}", 3), ("{", 3), ("{]", 2), ("{\"a\"}", 5), ("{\"a\":}", 6), ("{\"a\":1,}", 8),
        ("{a:1}", 2), ("{'a':1}", 2), ("{1:1}", 2), ("{\"a\" 1}", 6), ("{\"a\"::1}", 6), ("{,}", 2), ("'x'", 1), ("\"x", 1),
        ("\u{FEFF}1", 1), ("1\u{A0}", 2), ("\u{B}1", 1), ("\u{C}1", 1), ("/*x*/1", 1), ("1//x", 2), ("\0", 1), ("1\0", 2),
        ("undefined", 1), ("[1]]", 4), ("\u{661}", 1),
    ])
    func refuses(_ value: String, at byte: Int) {
        let found = fault(value)
        #expect(found?.byte == byte, "\(value): \(String(describing: found))")
    }

    @Test func nestingIsBounded() {
        func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
        // The record is one level itself.
        #expect(fault(nested(511)) == nil)
        #expect(fault(nested(512))?.byte == 512)
        #expect(fault(nested(512))?.reason == "nested more than 512 deep")
        #expect(fault(String(repeating: "[", count: 1_000_000))?.reason == "nested more than 512 deep")
        #expect(fault(String(repeating: "{\"a\":", count: 100_000))?.reason == "nested more than 512 deep")
    }

    @Test func deepestNestingFitsTheStackOfAWorker() throws {
        let value = String(repeating: "{\"a\":[", count: 255) + "1" + String(repeating: "]}", count: 255)
        let values = [String](repeating: value, count: 8)
        var sum = 0
        var pending = values[...]
        try orderedMap(
            jobs: 4, next: { pending.popFirst() }, wouldWait: { false },
            transform: { text -> Int in
                guard let record = try? Record("{\"a\":\(text)}"), var inner = record["a"] else { return 0 }
                var depth = 1
                while let next = inner.kind == .object ? inner["a"] : inner.elements.first {
                    inner = next
                    depth += 1
                }
                return depth
            }, consume: { sum += $0 })
        #expect(sum == 8 * 511)
    }

    @Test func countsMembersOfArraysAndObjects() throws {
        let record = try Record(#"{"none":[],"some":[1,[2,3],{"x":4}],"object":{"a":1,"a":2},"text":"[1,2]"}"#)
        #expect(["none", "some", "object", "text", "missing"].map { record.count(of: $0) } == [0, 3, 2, 0, nil])
    }

    @Test func literalsAndNumbersDoNotReachBehindTheLine() throws {
        // The bytes behind the range would complete the value.
        for (text, length) in [
            ("{\"a\":true}", 8), ("{\"a\":12}", 6), ("{\"a\":\"x\"}", 7), ("{\"a\":\"\\u0041\"}", 10), ("{\"a\":\"é\"}", 7),
        ] {
            let bytes = Bytes(text.utf8)
            #expect(throws: Failure.self) { try Record(bytes: bytes, range: 0..<length, place: Place(file: "f", line: 1)) }
        }
    }
}
