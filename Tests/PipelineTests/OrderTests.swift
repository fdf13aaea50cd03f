import Foundation
import TestSupport
import Testing

/// The findings do not depend on the order of the records, which of several `via` is named included.
@Suite struct OrderTests {
    struct Form: CustomTestStringConvertible, Sendable {
        var name: String
        var options = ""
        /// Of a number from 0 and a source.
        var record: @Sendable (Int, String) -> String
        var testDescription: String { name }
    }

    /// Two stages that lie in no order with the numbers.
    private static func via(_ number: Int) -> String { number % 3 == 1 ? "a:x:1" : "b:y:2" }

    static let forms: [Form] = [
        Form(name: "assignment") {
            #"{"id":"\#($0)","source":"\#($1)","task":"t\#($0 % 2)","facet":"f","cluster":\#(($0 * 7 + $1.count) % 4),"distance":0.5,"#
                + #""text":"text \#($0 % 5)","via":"\#(via($0))"}"#
        },
        Form(name: "measures") {
            #"{"id":"\#($0)","source":"\#($1)","domain":"d\#($0 % 3)","measures":{"words":\#($0 % 6),"kind":"k\#($0 % 3)"},"via":"\#(via($0))"}"#
        },
        Form(name: "aspects") {
            #"{"id":"\#($0)","source":"\#($1)","facet":"f","aspects":{"words":\#($0 % 6),"kind":"k\#($0 % 3)"},"via":"\#(via($0))"}"#
        },
        Form(name: "embedding", options: "--vectors") {
            #"{"id":"\#($0)","source":"\#($1)","facet":"f","vector":[\#($0 % 5),\#($1.count),1],"via":"\#(via($0))"}"#
        },
        Form(name: "statement") {
            #"{"id":"\#($0 / 2)","source":"\#($1)","facet":"knowledge","vector":[\#($0 % 5),\#($1.count),1],"via":"\#(via($0))"}"#
        },
        Form(name: "verdict") {
            #"{"case":"\#($0)","source":"\#($1)","user":"u\#($0 % 7)","condition":"c\#($0 % 2)","judge":"j","tone":\#($0 % 3 == 0),"#
                + #""style":\#($0 % 5 == 0),"via":"\#(via($0))"}"#
        },
        Form(name: "vote") {
            #"{"item":"\#($0)","participant":"p\#($0 % 7)","arm_a":"\#($1)","arm_b":"other","choice":"\#(["a", "b", "tie"][$0 % 3])","#
                + #""position":"\#($0 % 2 == 0 ? "a" : "b")","via":"\#(via($0))"}"#
        },
        Form(name: "vote without participant") {
            #"{"item":"\#($0 % 3)","arm_a":"\#($1)","arm_b":"other","choice":"\#(["a", "b", "tie"][$0 % 3])","via":"\#(via($0))"}"#
        },
        Form(name: "checklist", options: "--unit group") {
            #"{"item":"\#($0)","arm":"\#($1)","group":"g\#($0 % 7)","satisfied":[true,\#(($0 + $1.count) % 3 == 0)],"via":"\#(via($0))"}"#
        },
        Form(name: "reward", options: "--unit group") {
            #"{"id":"\#($0)","source":"\#($1)","run":\#($1.count),"group":"g\#($0 % 7)","reward":\#(($0 + $1.count) % 3),"via":"\#(via($0))"}"#
        },
        Form(name: "answer") { number, source in
            number < 8 && source == "real"
                ? #"{"triplet":"\#(number)","odd":"b","facet":"f\#(number % 2)","codebook":"\#(number % 2)","via":"\#(via(number))"}"#
                : #"{"triplet":"\#(number % 8)","participant":"p\#(number / 8)\#(source)","choice":"\#(["a", "b", "c"][number % 3])"}"#
        },
    ]

    @Test(arguments: forms) func anyOrderGivesTheSameBytes(_ form: Form) throws {
        let shell = try Shell()
        var lines = ["real", "sim:one", "sim:three"].flatMap { source in (0..<24).map { form.record($0, source) } }
        var outputs: [Data] = []
        for round in 0..<4 {
            try shell.write("in", lines.joined(separator: "\n") + "\n")
            outputs.append(
                try shell.succeed("diverge --quiet --allow-mixed --bootstrap 60 --permutations 60 --minimum 3 \(form.options) in").output)
            #expect(outputs[0] == outputs[round], "\(form.name), round \(round)")
            lines = lines.enumerated().sorted { ($0.offset * 7919 + round * 104_729) % 101 < ($1.offset * 7919 + round * 104_729) % 101 }
                .map(\.element)
        }
        #expect(!outputs[0].isEmpty && String(decoding: outputs[0], as: UTF8.self).contains("a:x:1 diverge"))
    }
}
