import Testing

@testable import Stage

private func edited(_ line: String, _ change: (inout RecordEdit) -> Void) throws -> String {
    var edit = RecordEdit()
    change(&edit)
    var output = JSONText()
    edit.write(try Record(line), to: &output)
    return String(decoding: output.bytes, as: UTF8.self)
}

@Suite struct RecordEditTests {
    @Test(arguments: [
        "{}", "{ }", #"{"a":1}"#, #"{ "a" : 1 , "b" : "x" }"#, #"{"a":1,  "a":2}"#, #"{"\u0061":"\u00e9\/", "n":1.50e+3}"#,
        "{\t\"a\":[ 1 , { } ]\r}", #"{"你":"好"}"#, #"{"":"","big":12345678901234567890}"#,
    ])
    func withoutChangesEveryByteStays(_ line: String) throws {
        #expect(try edited(line) { _ in } == line + "\n")
        #expect(try edited(line) { $0.remove("missing") } == line + "\n")
    }

    @Test func replacesInPlace() throws {
        #expect(try edited(#"{"a": 1, "b" : 2, "c": 3}"#) { $0.set("b", "x") } == #"{"a": 1, "b" : "x", "c": 3}"# + "\n")
    }

    @Test func appendsNewFieldsInTheOrderTheyWereSet() throws {
        #expect(
            try edited(#"{"a":1}"#) {
                $0.set("z", 1); $0.set("y", 0.5)
            } == #"{"a":1,"z":1,"y":0.5}"# + "\n")
        #expect(try edited("{}") { $0.set("z", 1) } == #"{"z":1}"# + "\n")
        #expect(
            try edited("{ }") {
                $0.set("z", 1); $0.set("q\"", "\n")
            } == #"{"z":1,"q\"":"\n" }"# + "\n")
    }

    @Test(arguments: [
        ("a", #"{ "b":2,  "c":3}"#), ("b", #"{ "a":1,  "c":3}"#), ("c", #"{ "a":1, "b":2}"#),
    ])
    func removesWithTheCommaBefore(_ name: String, _ expected: String) throws {
        #expect(try edited(#"{ "a":1, "b":2,  "c":3}"#) { $0.remove(name) } == expected + "\n")
    }

    @Test func removesEveryField() throws {
        #expect(
            try edited(#"{"a":1,"b":2}"#) {
                $0.remove("a"); $0.remove("b")
            } == "{}\n")
        #expect(
            try edited(#"{"a":1}"#) {
                $0.remove("a"); $0.set("b", 2)
            } == #"{"b":2}"# + "\n")
    }

    @Test func anOwnedFieldThatRepeatsIsWrittenOnceInItsLastPlace() throws {
        #expect(try edited(#"{"v":1,"a":2,"v":3,"b":4}"#) { $0.set("v", 9) } == #"{"a":2,"v":9,"b":4}"# + "\n")
        #expect(try edited(#"{"v":1,"a":2,"\u0076":3}"#) { $0.set("v", 9) } == #"{"a":2,"\u0076":9}"# + "\n")
        #expect(try edited(#"{"v":1,"a":2,"v":3}"#) { $0.remove("v") } == #"{"a":2}"# + "\n")
        #expect(try edited(#"{"v":1,"v":3}"#) { $0.set("v", 9) } == #"{"v":9}"# + "\n")
    }

    @Test func theLastChangeOfAFieldCountsAndIsWrittenOnce() throws {
        #expect(
            try edited(#"{"a":1}"#) {
                $0.set("a", 2); $0.set("a", 3)
            } == #"{"a":3}"# + "\n")
        #expect(
            try edited("{}") {
                $0.set("a", 2); $0.set("a", 3)
            } == #"{"a":3}"# + "\n")
        #expect(
            try edited(#"{"a":1}"#) {
                $0.set("a", 2); $0.remove("a")
            } == "{}\n")
        #expect(
            try edited(#"{"a":1}"#) {
                $0.remove("a"); $0.set("a", 2)
            } == #"{"a":2}"# + "\n")
    }

    @Test func aRecordOverSeveralLinesComesOutOnOne() throws {
        let text = "{\n  \"a\": [\n    1\n  ],\n  \"b\": \"x\\n\"\n}"
        #expect(try edited(text) { $0.set("c", 1) } == "{   \"a\": [     1   ],   \"b\": \"x\\n\",\"c\":1 }\n")
    }

    @Test func blanksRoundTheRecordAreLeftOut() throws {
        #expect(try edited(" {\"a\":1}\r") { _ in } == "{\"a\":1}\n")
    }

    @Test func numbersAndVectors() throws {
        #expect(try edited("{}") { $0.set("x", Double.nan) } == #"{"x":null}"# + "\n")
        #expect(try edited("{}") { $0.set("v", [1, 0.1], asArray: true) } == #"{"v":[1,0.1]}"# + "\n")
        #expect(try edited("{}") { $0.set("v", [1], asArray: false) } == #"{"v":"AACAPw=="}"# + "\n")
    }
}
