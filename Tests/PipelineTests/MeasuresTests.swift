import Foundation
import TestSupport
import Testing

/// Measures through the built program.
@Suite struct MeasuresTests {
    static func line(_ id: String, _ source: String, _ measures: String, more: String = "") -> String {
        #"{"id":"\#(id)","source":"\#(source)","measures":\#(measures)\#(more)}"# + "\n"
    }

    /// 60 conversations a side in three domains; the simulator writes more, and asks another kind of thing in each domain.
    static let records = (0..<60).map { i in
        let domain = #","domain":"d\#(i % 3)","user":"u\#(i / 4)""#
        let intents = i % 3 == 0 ? #"["ask"]"# : i % 3 == 1 ? #"["ask","make"]"# : #"["make","make"]"#
        return line("\(i)", "real", #"{"words":\#(10 + i % 7),"intent":\#(intents),"emotion":"calm"}"#, more: domain)
            + line(
                "\(i)", "sim:a", #"{"words":\#(30 + i % 3),"intent":["make"],"emotion":\#(i % 4 == 0 ? "null" : #""joy""#)}"#, more: domain)
    }.joined()

    @Test func everyMeasureIsComparedAsItsKindAsks() throws {
        let all = try findings("", Self.records)
        func one(_ measure: String, _ domain: String? = nil) throws -> [String: Any] {
            try #require(
                all.first {
                    $0["kind"] as? String == "dimension" && $0["measure"] as? String == measure && $0["domain"] as? String == domain
                })
        }
        let words = try one("words")
        // By hand: means of 10 + i % 7 and 30 + i % 3 over i < 60; no value of the one is among the other.
        let mean = (0..<60).reduce(0.0) { $0 + Double($1 % 7) } / 60 + 10
        #expect(abs(try #require(words["mean_reference"] as? Double) - mean) < 1e-12 && words["mean_source"] as? Double == 31)
        let w1 = try #require(words["w1"] as? Double)
        #expect(abs(w1 - (31 - mean)) < 1e-12 && words["ks"] as? Double == 1 && words["cliffs_delta"] as? Double == 1)
        #expect(isLeast(words["ks_p"]) && isLeast(words["ks_p_holm"]))
        // Labels: ask 40, make 60 of 100 given against make 60 of 60; 2/3 of people's conversations have either.
        let intent = try one("intent")
        #expect(abs(try #require(intent["tvd"] as? Double) - 0.4) < 1e-12)
        #expect(abs(try #require(intent["tvd_prevalence"] as? Double) - 0.5) < 1e-12)
        #expect(intent["labels_reference"] as? Int == 100 && intent["n_reference"] as? Int == 60)
        let emotion = try one("emotion")
        #expect(emotion["tvd"] as? Double == 1 && emotion["n_source"] as? Int == 45 && emotion["missing_source"] as? Int == 15)
        #expect(try one("intent", "d0")["tvd"] as? Double == 1, "in d0 people only ask")
        #expect(all.allSatisfy { ($0["via"] as? String)?.hasPrefix("diverge:measures:") ?? false })
    }

    @Test func patternsOverTheDomains() throws {
        let patterns = try findings("", Self.records).filter { $0["kind"] as? String == "domain_pattern" }
        let words = try #require(patterns.first { $0["measure"] as? String == "words" })
        #expect(words["r"] as? Double != nil && words["domains"] as? Int == 3 && words["r_floor"] as? Double != nil)
        let intents = patterns.filter { $0["measure"] as? String == "intent" }
        #expect(intents.map { $0["label"] as? String } == ["ask", "make", nil])
        #expect(intents[0]["r"] is NSNull && intents[0]["r_reason"] as? String == "the same in every domain on one side")
        #expect(intents[2]["r"] as? Double != nil && intents[2]["r_mean"] is NSNull)
        let few = try findings("--minimum 21", Self.records).filter { $0["kind"] as? String == "domain_pattern" }
        #expect(
            few.allSatisfy {
                $0["r"] is NSNull && ($0["r_reason"] as? String)?.hasPrefix("domains with 21 conversations on both sides: 0,") ?? false
            } && !few.isEmpty)
    }

    @Test func optionsSayWhatCounts() throws {
        let ignoring = try findings("--ignore-labels ask", Self.records).first { $0["measure"] as? String == "intent" }
        #expect(ignoring?["tvd"] as? Double == 0 && ignoring?["ignored_labels"] as? [String] == ["ask"])
        #expect(try findings("--domain nowhere", Self.records).allSatisfy { $0["domain"] == nil && $0["kind"] as? String == "dimension" })
        func width(_ flags: String) throws -> Double {
            let words = try findings(flags, Self.records).first { $0["measure"] as? String == "words" }
            let (low, high) = (
                try #require(words?["mean_difference_low"] as? Double), try #require(words?["mean_difference_high"] as? Double)
            )
            return high - low
        }
        #expect(try width("--unit user") != (try width("")), "four conversations of one person are drawn together")
    }

    @Test func aMeasureOfOneSideOnlyIsNamed() throws {
        let all = try findings("", Self.line("a", "real", #"{"words":1,"turns":2}"#) + Self.line("a", "sim", #"{"words":2}"#))
        let turns = try #require(all.first { $0["measure"] as? String == "turns" })
        #expect(turns["w1"] is NSNull && turns["reason"] as? String == "no conversation of the source has this measure")
        #expect(turns["n_source"] as? Int == 0 && turns["missing_source"] as? Int == 1)
        #expect(all.first { $0["measure"] as? String == "words" }?["warnings"] as? [String] == ["small_n"])
    }

    @Test func theSameBytesInAnyOrderOnAnyThreads() throws {
        let shell = try Shell()
        try shell.write("in", Self.records)
        try shell.succeed("diverge --jobs 1 in >one; tac in | diverge --jobs 3 | cmp - one; [ $(wc -l <one) = 19 ]")
        for level in DeterminismTests.levels { try shell.succeed("diverge in | cmp - one", environment: ["USERGAP_CPU": level]) }
    }

    static let bad: [(name: String, records: String, says: [String])] = [
        ("measures of another kind", line("a", "real", "[1]"), ["in:1:", "field 'measures'", "an object of measures"]),
        (
            "a measure of another kind", line("a", "real", #"{"words":true}"#),
            ["in:1:", "field 'measures.words'", "a number, a label or a list of labels"]
        ),
        ("a list of numbers", line("a", "real", #"{"words":[1]}"#), ["in:1:", "field 'measures.words'"]),
        ("a number out of range", line("a", "real", #"{"words":1e400}"#), ["in:1:", "field 'measures.words'", "double"]),
        ("NaN", line("a", "real", #"{"words":NaN}"#), ["in:1:", "byte"]),
        (
            "a number, then a label", line("a", "real", #"{"x":1}"#) + line("b", "real", #"{"x":"y"}"#),
            ["in:2:", "in:1", "measures.x", "labels"]
        ),
        ("id missing", #"{"source":"real","measures":{}}"#, ["in:1:", "field 'id': missing"]),
        ("keep of another kind", line("a", "real", "{}", more: #","keep":1"#), ["in:1:", "field 'keep'"]),
        ("a repeat", line("a", "real", #"{"x":1}"#) + line("a", "real", #"{"x":1}"#), ["in:2:", "in:1", "id 'a'"]),
        ("one side only", line("a", "real", #"{"x":1}"#), ["only the source 'real'"]),
        ("no reference", line("a", "sim", #"{"x":1}"#), ["no record of the reference 'real'"]),
        (
            "another via", line("a", "real", #"{"x":1}"#, more: #","via":"p""#) + line("a", "sim", #"{"x":1}"#, more: #","via":"q""#),
            ["in:2:", "field 'via'", "--allow-mixed"]
        ),
    ]

    @Test(arguments: bad.indices) func badInputEndsWithItsError(index: Int) throws {
        let example = Self.bad[index]
        try expectRefused(example.records, saying: example.says, example.name)
    }

    @Test func partialsAreOfAssignments() throws {
        let shell = try Shell()
        try shell.write("in", Self.records)
        let outcome = try shell.run("diverge --partial in")
        #expect(outcome.status == 65 && outcome.errors.contains("--partial sums up assignments"), "\(outcome)")
    }
}
