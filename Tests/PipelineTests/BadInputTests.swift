import Foundation
import TestSupport
import Testing

/// Every kind of bad input that a program may meet: what it says, and the status it ends with.
@Suite struct BadInputTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var name: String
        var command: String
        var status: Int32
        /// Parts that standard error must hold.
        var says: [String]
        /// Files in the folder; bytes, since bad ones need not be text.
        var files: [String: [UInt8]] = [:]

        var testDescription: String { name }

        init(_ name: String, _ command: String, _ status: Int32, _ says: [String], _ files: [String: String] = [:]) {
            (self.name, self.command, self.status, self.says) = (name, command, status, says)
            self.files = files.mapValues { Array($0.utf8) }
        }

        func with(_ file: String, _ bytes: [UInt8]) -> Case {
            var copy = self
            copy.files[file] = bytes
            return copy
        }
    }

    static let good = #"{"id":"a","source":"real","messages":[{"role":"user","content":"hi"}]}"# + "\n"

    static func vector(_ id: String, _ vector: String, source: String = "real", more: String = "") -> String {
        #"{"id":"\#(id)","source":"\#(source)","facet":"f","vector":\#(vector)\#(more)}"# + "\n"
    }

    static func assignment(_ id: String, _ source: String, cluster: String = "0", more: String = "") -> String {
        #"{"id":"\#(id)","source":"\#(source)","facet":"f","cluster":\#(cluster)\#(more)}"# + "\n"
    }

    static let cases: [Case] = [
        // The line itself.
        Case("not UTF-8", "extract in", 65, ["in:2:", "0xff", "not valid UTF-8", "byte 8"])
            .with("in", Array(good.utf8) + Array(#"{"id":""#.utf8) + [0xFF] + Array("\"}\n".utf8)),
        Case("overlong UTF-8", "embed in", 65, ["in:1:", "not valid UTF-8"])
            .with("in", Array(#"{"text":""#.utf8) + [0xC0, 0x80] + Array("\"}\n".utf8)),
        Case("lone high surrogate", "extract in", 65, ["in:1:", "surrogate", "byte 8"], ["in": #"{"id":"\ud800x"}"#]),
        Case("lone low surrogate", "embed in", 65, ["in:1:", "surrogate", "byte 8"], ["in": #"{"a":"x\udc00"}"#]),
        Case("NUL", "extract in", 65, ["in:1:", "control character 0x0", "byte 8"]).with(
            "in", Array(#"{"id":""#.utf8) + [0] + Array("\"}".utf8)),
        Case(
            "line of 100 MB", "head -c 100000000 /dev/zero | tr '\\0' ' ' | sed 's/^ /{/' | extract", 65,
            ["<stdin>:1:", "found a record of 95.3 MiB, expected 16 MiB at most"]),
        Case("torn line", "embed in", 65, ["in:1:", "byte"], ["in": #"{"id":"a","text":"unfini"#]),
        Case("no object", "embed in", 65, ["in:1:", "JSON object"], ["in": "[1,2]\n"]),
        Case("nested too deep", "embed in", 65, ["in:1:", "512"], ["in": #"{"a":"# + String(repeating: "[", count: 100_000) + "\n"]),
        Case("two records in a line", "embed in", 65, ["in:1:", "end of the line"], ["in": #"{"text":"a"} {"text":"b"}"#]),
        // Fields.
        Case("field missing", "extract in", 65, ["in:1:", "field 'messages': missing"], ["in": #"{"id":"a","source":"real"}"#]),
        Case(
            "field of another kind", "extract in", 65, ["in:1:", "field 'id'", "expected a string"],
            ["in": #"{"id":[],"source":"real","messages":[]}"#]),
        Case(
            "message of another kind", "extract in", 65, ["field 'messages[1]'"],
            ["in": #"{"id":"a","source":"s","messages":[{"role":"user","content":"x"},3]}"#]),
        Case(
            "source missing in a format without one", "extract in", 65, ["field 'source'", "hint: --source"],
            ["in": #"{"messages":[{"role":"user","content":"x"}]}"#]),
        Case("text missing", "embed in", 65, ["in:2:", "field 'text': missing"], ["in": #"{"id":"a","text":""}"# + "\n{}\n"]),
        Case("number out of range", "quantize in", 65, ["in:1:", "field 'vector'"], ["in": vector("a", "[1e400,2]")]),
        Case("number beyond a float", "quantize in", 65, ["in:1:", "field 'vector'", "not finite"], ["in": vector("a", "[1e39,2]")]),
        Case("NaN in an array", "quantize in", 65, ["in:1:", "byte"], ["in": vector("a", "[NaN,2]")]),
        // base64 of the float32 values NaN and 1.
        Case(
            "NaN in base64", "quantize in", 65, ["in:1:", "field 'vector'", "component 0 is not finite"],
            ["in": vector("a", #""AADAfwAAgD8=""#)]),
        Case("wrong base64", "quantize in", 65, ["in:1:", "field 'vector'", "base64"], ["in": vector("a", #""AADA*wAAgD8=""#)]),
        Case("empty vector", "quantize in", 65, ["in:1:", "field 'vector'", "empty"], ["in": vector("a", "[]")]),
        Case(
            "vectors of two lengths", "quantize in", 65, ["in:2:", "field 'vector'", "found 3 components, expected 2"],
            ["in": vector("a", "[1,2]") + vector("b", "[1,2,3]")]),
        Case("negative cluster", "diverge in", 65, ["in:1:", "field 'cluster'"], ["in": assignment("a", "real", cluster: "-1")]),
        Case("huge cluster", "diverge in", 65, ["in:1:", "field 'cluster'"], ["in": assignment("a", "real", cluster: "9007199254740993")]),
        Case(
            "cluster past the number of clusters", "diverge in", 65, ["in:1:", "field 'cluster'"],
            ["in": assignment("a", "real", cluster: "5", more: #","clusters":5"#)]),
        Case(
            "cluster past --clusters", "diverge --clusters 5 in", 65,
            ["in:2:", "field 'cluster'", "found 5", "less than the 5 of --clusters"],
            ["in": assignment("a", "real", cluster: "4") + assignment("b", "real", cluster: "5")]),
        Case(
            "unit missing", "diverge --unit user in", 65, ["in:2:", "field 'user'", "missing", "hint: --unit"],
            ["in": assignment("a", "real", more: #","user":"u""#) + assignment("b", "real")]),
        Case(
            "unit of another kind", "diverge --unit user in", 65, ["in:1:", "field 'user'", "a string or a number"],
            ["in": assignment("a", "real", more: #","user":[1]"#)]),
        Case("no finding", "report in", 65, ["nothing that a page shows among 1 record"], ["in": #"{"kind":"other"}"#]),
        // The set of records.
        Case(
            "repeat in quantize", "quantize in", 65, ["in:3:", "in:1", "id 'a'"],
            ["in": vector("a", "[1,2]") + vector("b", "[1,2]") + vector("a", "[3,4]")]),
        Case(
            "repeat in diverge", "diverge in", 65, ["in:2:", "in:1", "id 'a'"], ["in": assignment("a", "real") + assignment("a", "real")]),
        Case("no record: quantize", "quantize /dev/null", 65, ["no record"]),
        Case("no record: diverge", "diverge /dev/null", 65, ["no record"]),
        Case("no record: report", "report /dev/null", 65, ["no record"]),
        Case("no record: extract warns", "extract /dev/null", 0, ["warning: no record"]),
        Case("no record: embed warns", "embed /dev/null", 0, ["warning: no record"]),
        Case(
            "one source only, no reference", "diverge in", 65, ["no record of the reference 'real'", "sim:a", "--reference"],
            ["in": assignment("a", "sim:a")]),
        Case(
            "one source only, no simulator", "diverge in", 65, ["only the source 'real'"],
            ["in": assignment("a", "real") + assignment("b", "real")]),
        Case(
            "fewer records than clusters", "quantize --clusters 3 in", 65, ["2 records", "3 clusters", "hint:"],
            ["in": vector("a", "[1,2]") + vector("b", "[2,1]")]),
        // Files and flags.
        Case("no such file", "embed nowhere", 66, ["nowhere", "No such file"]),
        Case("a folder", "embed .", 66, ["directory"]),
        Case("unknown flag", "embed --encodng array", 2, ["--encodng", "did you mean --encoding?"]),
        Case("unknown value", "embed --encoding arry", 2, ["arry", "base64, array", "did you mean array?"]),
        Case("value missing", "embed --dimensions", 2, ["--dimensions needs a value"]),
        Case("no number", "quantize --clusters many", 2, ["--clusters", "many"]),
        Case("number outside", "quantize --variance 2", 2, ["--variance", "from 0"]),
        Case("unknown facet", "extract --facet styl", 2, ["styl"]),
        Case("unknown CPU level", "USERGAP_CPU=v9 quantize /dev/null", 2, ["USERGAP_CPU", "v9"]),
        Case("bad gate", "diverge --gate 'js~1' /dev/null", 2, ["--gate", "js~1"]),
        Case("bad smoothing", "diverge --smoothing laplace /dev/null", 2, ["--smoothing", "laplace", "krichevsky-trofimov"]),
        Case("smoothing by nothing", "diverge --smoothing additive:0 /dev/null", 2, ["--smoothing", "additive:0", "above 0"]),
        Case("bad log base", "diverge --log-base 10 /dev/null", 2, ["--log-base", "10", "e, 2"]),
        Case("no clusters", "diverge --clusters 0 /dev/null", 2, ["--clusters", "from 1"]),
        Case("full disk", "embed in >/dev/full", 74, ["No space left"], ["in": #"{"text":"a"}"#]),
        Case("full disk by -o", "embed -o /dev/full in", 74, ["/dev/full", "No space left"], ["in": #"{"text":"a"}"#]),
        Case("folder of the output missing", "embed -o nowhere/out in", 73, ["nowhere/out"], ["in": #"{"text":"a"}"#]),
        Case(
            "folder of the temporary file missing", "TMPDIR=/nowhere quantize in", 73, ["/nowhere", "TMPDIR"], ["in": vector("a", "[1]")]),
    ]

    @Test(arguments: cases)
    func endsWithItsErrorAndStatus(_ example: Case) throws {
        let shell = try Shell()
        for (name, bytes) in example.files { try shell.write(name, Data(bytes)) }
        let outcome = try shell.run(example.command)
        #expect(outcome.status == example.status, "\(outcome)")
        for part in example.says { #expect(outcome.errors.contains(part), "expected '\(part)' in\n\(outcome)") }
        if example.status != 0 { #expect(outcome.errors.split(separator: "\n").filter { !$0.hasPrefix("hint:") }.count == 1, "\(outcome)") }
    }
}
