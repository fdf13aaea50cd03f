import Foundation
import TestSupport
import Testing

/// What is empty, missing or contradicts itself: the same rule in all programs.
@Suite struct EdgeTests {
    private static func assignment(_ fields: String, id: String = "1", source: String = "real") -> String {
        #"{"id":"\#(id)","source":"\#(source)","facet":"f",\#(fields)}"# + "\n"
    }

    static let refused: [(input: String, command: String, says: String)] = [
        (assignment(#""cluster":0,"clusters":2"#) + assignment(#""cluster":0,"clusters":3"#, source: "s"), "diverge", "in:1 has 2"),
        (assignment(#""cluster":0,"distance":-1"#), "diverge", "field 'distance': found the number -1, expected a number from 0"),
        (assignment(#""cluster":0,"distance":"x""#), "diverge", "field 'distance': found a string"),
        (assignment(#""cluster":null"#), "diverge", "field 'cluster': found null"),
        (assignment(#""cluster":0"#, id: ""), "diverge", "field 'id': found an empty text, expected a name"),
        (assignment(#""cluster":0"#, source: ""), "diverge", "field 'source': found an empty text, expected a name"),
        (assignment(#""vector":[1,2]"#, source: ""), "quantize --clusters 1", "field 'source': found an empty text"),
        (assignment(#""vector":[1,2]"#, id: ""), "diverge --vectors", "field 'id': found an empty text"),
        (#"{"id":"","source":"real","reward":1}"# + "\n", "diverge", "field 'id': found an empty text"),
        (#"{"id":"a","source":"","measures":{"x":1}}"# + "\n", "diverge", "field 'source': found an empty text"),
        (assignment(#""cluster":0"#), "diverge --reference nobody", "no record of the reference 'nobody', found"),
        (assignment(#""vector":[1,2]"#), "quantize --clusters 1 --fit-on nobody", "no record of the source 'nobody'"),
        ("", "quantize", "no record in the input"), ("", "diverge", "no record in the input"), ("", "report", "no record in the input"),
    ]

    @Test(arguments: refused.indices) func isAnErrorThatNamesIt(index: Int) throws {
        let (input, command, says) = EdgeTests.refused[index]
        let shell = try Shell()
        try shell.write("in", input)
        let outcome = try shell.run("\(command) in")
        #expect(outcome.status == 65 && outcome.errors.contains(says), "expected '\(says)'\n\(outcome)")
    }

    @Test(arguments: ["quantize --sweep ''", "extract --facet ''", "quantize --clusters ''"])
    func anEmptyListIsNoList(command: String) throws {
        let outcome = try Shell().run("\(command) /dev/null")
        #expect(outcome.status == 2 && outcome.errors.contains("expected"), "\(outcome)")
    }

    @Test(arguments: ["extract", "embed"]) func anEmptyShardIsNoError(program: String) throws {
        let outcome = try Shell().run("\(program) /dev/null")
        #expect(outcome.status == 0 && outcome.errors.contains("no record in the input") && outcome.output.isEmpty, "\(outcome)")
    }

    /// A name in a message could turn the line around, or seem to end it.
    @Test(arguments: ["\u{202E}", "\u{2066}", "\u{200F}", "\u{2028}", "\u{0085}", "\u{1B}[2J"]) func controlsDoNotReachTheTerminal(
        mark: String
    ) throws {
        let shell = try Shell()
        let escaped = mark.unicodeScalars.map { "\\u" + String(format: "%04x", $0.value) }.joined()
        try shell.write("in", Self.assignment(#""cluster":0"#, source: "a\(escaped)b") + Self.assignment(#""cluster":1"#, source: "c"))
        for command in ["diverge in", "diverge --reference c --gate 'js<0' in", "extract in"] {
            let outcome = try shell.run(command)
            #expect(outcome.status != 0 && !outcome.errors.contains(mark.prefix(1)), "\(command): \(outcome)")
        }
    }
}
