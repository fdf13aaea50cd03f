import Testing

@testable import Stage

@Suite struct RecordTests {
    @Test func readsFields() throws {
        let record = try Record(#"  {"id":"a","n":3,"x":1.5,"none":null,"messages":[{},{}]}  "#)
        #expect(try record.string("id") == "a")
        #expect(try record.integer("n", minimum: 0) == 3)
        #expect(try record.double("x") == 1.5)
        #expect(try record.optionalString("none") == nil)
        #expect(try record.optionalString("missing") == nil)
        #expect(record.count(of: "messages") == 2)
        #expect(record.names == ["id", "n", "x", "none", "messages"])
        #expect(record.value.source == #"{"id":"a","n":3,"x":1.5,"none":null,"messages":[{},{}]}"#)
    }

    @Test func theLastOfARepeatedFieldCounts() throws {
        let record = try Record(#"{"a":1,"b":2,"a":3,"\u0062":4}"#)
        #expect(try record.integer("a") == 3)
        #expect(try record.integer("b") == 4)
    }

    @Test(arguments: [
        ("[1]", "found '[' where a JSON object is expected (byte 1)"), ("", "the line ends where a JSON object is expected (byte 1)"),
        ("\"x\"", "found '\"' where a JSON object is expected (byte 1)"),
        ("{} x", "found 'x' where the end of the line is expected (byte 4)"),
        ("{}{}", "found '{' where the end of the line is expected (byte 3)"),
        ("{", "the line ends where a field name is expected (byte 2)"),
        ("{\"a\":1", "the line ends where ',' or '}' is expected (byte 7)"),
        ("{\"text\":[1,x]}", "field 'text': found 'x' where a value is expected (byte 12)"),
        ("{\"a\":1,\"b\":\"\\ud800\"}", "field 'b': lone high surrogate \\ud800 (byte 13)"),
        ("{\"a\\q\":1}", "unknown escape in a string (byte 4)"),
    ])
    func saysWhatIsWrongAndWhere(_ line: String, _ reason: String) {
        let thrown = failure { try Record(line, place: Place(file: "f.ndjson", line: 7)) }
        #expect(thrown?.reason == reason)
        #expect(thrown?.status == .data)
        #expect(thrown?.place == Place(file: "f.ndjson", line: 7))
    }

    @Test func bytesAreCountedFromTheStartOfTheLine() {
        let text = "{\"a\":1}\n{\"a\":x}\n"
        let bytes = Bytes(text.utf8)
        #expect(failure { try Record(bytes: bytes, range: 8..<15, place: Place(file: "f", line: 2)) }?.byte == 6)
    }

    @Test func saysWhichFieldHasTheWrongKind() throws {
        let record = try Record(#"{"a":1,"b":"x","c":1e999,"d":2.5}"#)
        #expect(failure { try record.string("a") }?.reason == "field 'a': found the number 1, expected a string")
        #expect(failure { try record.string("z") }?.reason == "field 'z': missing")
        #expect(failure { try record.double("b") }?.reason == "field 'b': found a string, expected a number")
        #expect(failure { try record.double("c") }?.reason == "field 'c': found the number 1e999, expected a number")
        #expect(
            failure { try record.integer("d", minimum: 1) }?.reason == "field 'd': found the number 2.5, expected a whole number from 1")
        #expect(failure { try record.integer("a", minimum: 2) }?.reason == "field 'a': found the number 1, expected a whole number from 2")
    }

    @Test func aRecordWithinARecordIsOneOfItsOwn() throws {
        let outer = try Record(#"{"inner": {"a": [1, 2]} }"#)
        let inner = try Record(outer.required("inner"), place: outer.place)
        #expect(inner.count(of: "a") == 2)
    }

    @Test func aMillionFieldsAreReadOnce() throws {
        let text = "{" + (0..<200_000).map { "\"f\($0)\":\($0)" }.joined(separator: ",") + "}"
        #expect(try Record(text).integer("f0") == 0)
    }
}
