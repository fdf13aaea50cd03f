import Foundation
import TestSupport
import Testing

/// What --rejects keeps of a record that turns out bad beside another: its bytes, whatever the form of record.
@Suite struct RejectsTests {
    struct Form: CustomTestStringConvertible, Sendable {
        var name: String
        var command: String
        var records: [String]
        /// The one that is refused.
        var refused: String
        var testDescription: String { name }

        init(_ name: String, _ command: String, _ records: [String]) {
            (self.name, self.command, self.records) = (name, command, records)
            refused = records.last ?? ""
        }

        init(_ name: String, _ records: [String]) { self.init(name, "diverge --bootstrap 0 --permutations 0", records) }
    }

    private static func twice(_ record: (String) -> String) -> [String] { [record("real"), record("sim"), record("sim")] }

    private static let vectors = #""vector":[1,0.5],"spare":{"kept":[1,2]}}"#

    static let forms: [Form] = [
        Form("assignment", twice { #"{"id":"1","source":"\#($0)","facet":"f","cluster":0,"spare":"x"}"# }),
        Form("measures", twice { #"{"id":"1","source":"\#($0)","measures":{"words":3},"spare":"x"}"# }),
        Form("aspects", twice { #"{"id":"1","source":"\#($0)","facet":"f","aspects":{"words":3},"spare":"x"}"# }),
        Form("embedding", "diverge --vectors --bootstrap 0 --permutations 0", twice { #"{"id":"1","source":"\#($0)",\#(vectors)"# }),
        Form("statement", twice { #"{"id":"1","source":"\#($0)","facet":"knowledge","statement":1,\#(vectors)"# }),
        Form("verdict", twice { #"{"case":"1","source":"\#($0)","condition":"c","judge":"j","tone":true,"spare":"x"}"# }),
        Form(
            "vote",
            [
                #"{"item":"1","participant":"p","arm_a":"x","arm_b":"y","choice":"a","spare":"x"}"#,
                #"{"item":"1","participant":"p","arm_a":"x","arm_b":"y","choice":"b","spare":"y"}"#,
            ]),
        Form("checklist", twice { #"{"item":"1","arm":"\#($0)","satisfied":[true],"spare":"x"}"# }),
        Form("reward", twice { #"{"id":"1","source":"\#($0)","reward":1,"spare":"x"}"# }),
        Form(
            "answer",
            [
                #"{"triplet":"t","odd":"a","facet":"f"}"#, #"{"triplet":"t","participant":"p","choice":"a","spare":"x"}"#,
                #"{"triplet":"t","participant":"p","choice":"b","spare":"y"}"#,
            ]),
        Form("key", [#"{"triplet":"t","participant":"p","choice":"a"}"#, #"{"triplet":"t","odd":"a"}"#, #"{"triplet":"t","odd":"b"}"#]),
        Form(
            "partial", "diverge --merge --bootstrap 0 --permutations 0",
            ["real", "sim", "sim"].map {
                #"{"kind":"partial","codebook":"f","facet":"f","clusters":1,"unit":"id","source":"\#($0)","records":1,"#
                    + #""cluster":"AAAAAA==","ids":"AQAAAAAAAAA="}"#
            }),
        Form(
            "text of another via", "diverge --triplets 1 --key key",
            (1...4).map { #"{"id":"\#($0)","source":"real","text":"text \#($0)","cluster":\#($0 % 2)}"# }
                + [#"{"id":"9","source":"real","text":"other","cluster":1,"via":"other"}"#]),
        Form(
            "quantize", "quantize --clusters 1",
            twice { #"{"id":"1","source":"\#($0)","facet":"f",\#(vectors)"# }),
    ]

    @Test(arguments: forms) func keepsTheBytes(_ form: Form) throws {
        let shell = try Shell()
        try shell.write("in", form.records.joined(separator: "\n") + "\n")
        let outcome = try shell.succeed("\(form.command) --max-errors 1 --rejects rejects in")
        let rejects = try objects(shell.read("rejects"))
        #expect(rejects.map { $0["record"] as? String } == [form.refused], "\(outcome)")
        #expect(rejects.first?["line"] as? Int == form.records.count)
        #expect(try shell.run("\(form.command) in").status == 65)
    }

    /// The terms of clusters once counted the text of a record that was refused as a repeated one.
    @Test func findingsAreThoseWithoutTheRefusedRecords() throws {
        let shell = try Shell()
        let records = ["real", "sim"].flatMap { source in
            (0..<12).map {
                #"{"id":"\#($0)","source":"\#(source)","cluster":\#($0 % 3),"text":"word\#($0 % 4) and \#(source)"}"# + "\n"
            }
        }
        let repeated = #"{"id":"3","source":"sim","cluster":1,"text":"refused refused text"}"# + "\n"
        try shell.write("clean", records.joined())
        try shell.write("in", records.joined() + repeated + repeated)
        for options in ["--bootstrap 0 --permutations 0", "--partial"] {
            let clean = try shell.succeed("diverge \(options) clean").output
            #expect(try shell.succeed("diverge -q --max-errors 2 \(options) in").output == clean)
        }
        let merged = try shell.succeed("diverge -q --max-errors 2 --partial in | diverge --merge --bootstrap 0 --permutations 0").output
        #expect(merged == (try shell.succeed("diverge --bootstrap 0 --permutations 0 clean").output))
    }
}
