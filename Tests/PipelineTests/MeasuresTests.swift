import Foundation
import TestSupport
import Testing

/// Measures and statement sets through the built program.
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

    private func findings(_ flags: String = "", _ records: String = records) throws -> [[String: Any]] {
        let shell = try Shell()
        try shell.write("in", records)
        return try objects(shell.succeed("diverge -q --bootstrap 200 --permutations 200 \(flags) in").output)
    }

    /// Whether no deal of 200 lay as far.
    private func isLeast(_ p: Any?) -> Bool { (p as? Double).map { abs($0 - 1 / 201.0) < 1e-12 } ?? false }

    @Test func everyMeasureIsComparedAsItsKindAsks() throws {
        let all = try findings()
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
        let patterns = try findings().filter { $0["kind"] as? String == "domain_pattern" }
        let words = try #require(patterns.first { $0["measure"] as? String == "words" })
        #expect(words["r"] as? Double != nil && words["domains"] as? Int == 3 && words["r_floor"] as? Double != nil)
        let intents = patterns.filter { $0["measure"] as? String == "intent" }
        #expect(intents.map { $0["label"] as? String } == ["ask", "make", nil])
        #expect(intents[0]["r"] is NSNull && intents[0]["r_reason"] as? String == "the same in every domain on one side")
        #expect(intents[2]["r"] as? Double != nil && intents[2]["r_mean"] is NSNull)
        let few = try findings("--minimum 21").filter { $0["kind"] as? String == "domain_pattern" }
        #expect(
            few.allSatisfy {
                $0["r"] is NSNull && ($0["r_reason"] as? String)?.hasPrefix("domains with 21 conversations on both sides: 0,") ?? false
            } && !few.isEmpty)
    }

    @Test func optionsSayWhatCounts() throws {
        let ignoring = try findings("--ignore-labels ask").first { $0["measure"] as? String == "intent" }
        #expect(ignoring?["tvd"] as? Double == 0 && ignoring?["ignored_labels"] as? [String] == ["ask"])
        #expect(try findings("--domain nowhere").allSatisfy { $0["domain"] == nil && $0["kind"] as? String == "dimension" })
        func width(_ flags: String) throws -> Double {
            let words = try findings(flags).first { $0["measure"] as? String == "words" }
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
        let shell = try Shell()
        try shell.write("in", example.records)
        let outcome = try shell.run("diverge in")
        #expect(outcome.status == 65, "\(example.name): \(outcome)")
        for part in example.says { #expect(outcome.errors.contains(part), "\(example.name): expected '\(part)' in\n\(outcome)") }
    }

    @Test func partialsAreOfAssignments() throws {
        let shell = try Shell()
        try shell.write("in", Self.records)
        let outcome = try shell.run("diverge --partial in")
        #expect(outcome.status == 65 && outcome.errors.contains("--partial sums up assignments"), "\(outcome)")
    }

    // MARK: Aspects

    static func behavior(_ id: String, _ source: String, _ aspects: String, facet: String = "style", more: String = "") -> String {
        #"{"id":"\#(id)","source":"\#(source)","facet":"\#(facet)","text":"x","aspects":\#(aspects)\#(more)}"# + "\n"
    }

    /// 20 conversations a side. People thank in every second one; the simulator always, and in every fourth it has another tone.
    static let behaviors = (0..<20).map { i in
        behavior("\(i)", "real", i % 2 == 0 ? #"{"thanks":1,"tone":"plain"}"# : "{}")
            + behavior("\(i)", "sim:a", #"{"thanks":0.5,"tone":"\#(i % 4 == 0 ? "warm" : "plain")"}"#)
    }.joined()

    @Test func aspectsThatAreLeftOutAreZeroAndLabelsAbsent() throws {
        let all = try findings("", Self.behaviors)
        #expect(all.map { $0["measure"] as? String } == ["thanks", "tone"] && all.allSatisfy { $0["facet"] as? String == "style" })
        // By hand: 10 ones and 10 zeros against 20 halves.
        let thanks = all[0]
        #expect(thanks["mean_reference"] as? Double == 0.5 && thanks["mean_source"] as? Double == 0.5 && thanks["ks"] as? Double == 0.5)
        #expect(thanks["w1"] as? Double == 0.5 && thanks["n_reference"] as? Int == 20 && thanks["missing_reference"] as? Int == 0)
        // The 10 people who have a tone are plain; 15 of 20 simulated conversations are.
        let tone = all[1]
        #expect(tone["tvd"] as? Double == 0.25 && tone["n_reference"] as? Int == 10 && tone["missing_reference"] as? Int == 10)
        let labels = try #require(tone["labels"] as? [[String: Any]])
        #expect(labels.map { $0["label"] as? String } == ["plain", "warm"] && labels.map { $0["q"] as? Double } == [0.75, 0.25])
        let (low, high) = (try #require(labels[1]["difference_low"] as? Double), try #require(labels[1]["difference_high"] as? Double))
        #expect(low > 0 && low < 0.25 && high > 0.25 && high < 0.6)
        #expect(all.allSatisfy { $0["adjusted_aspects"] as? Int == 2 && ($0["via"] as? String)?.hasPrefix("diverge:aspects:") ?? false })
        #expect(isLeast(thanks["ks_p"]) && isLeast((thanks["ks_p_holm"] as? Double).map { $0 / 2 }))
    }

    @Test func facetsAreKeptApart() throws {
        let two = Self.behaviors + Self.behaviors.replacing("\"style\"", with: "\"tones\"").replacing("0.5", with: "0")
        let all = try findings("", two + Self.records)
        let aspects = all.filter { $0["facet"] != nil }
        #expect(aspects.map { $0["facet"] as? String } == ["style", "style", "tones", "tones"])
        #expect(aspects[2]["mean_source"] as? Double == 0 && aspects[0]["mean_source"] as? Double == 0.5)
        #expect(all.count == 4 + 19, "measures beside them are compared as ever")
        let alone = try findings("", Self.behaviors)
        #expect(
            alone[0]["ks_low"] as? Double == aspects[0]["ks_low"] as? Double
                && alone[1]["tvd_p"] as? Double == aspects[1]["tvd_p"] as? Double)
    }

    @Test func domainsOfAspects() throws {
        let domains = (0..<60).map { i in
            let domain = #","domain":"d\#(i % 3)""#
            return Self.behavior("\(i)", "real", i % 3 == 0 ? "{}" : #"{"thanks":\#(i % 3)}"#, more: domain)
                + Self.behavior("\(i)", "sim:a", #"{"thanks":\#(i % 3 + 1)}"#, more: domain)
        }.joined()
        let all = try findings("", domains)
        let dimensions = all.filter { $0["kind"] as? String == "dimension" }
        #expect(dimensions.map { $0["domain"] as? String } == [nil, "d0", "d1", "d2"] && dimensions[1]["mean_reference"] as? Double == 0)
        #expect(dimensions.map { $0["mean_difference"] as? Double } == [1, 1, 1, 1])
        let patterns = all.filter { $0["kind"] as? String == "domain_pattern" }
        #expect(patterns.count == 1 && patterns[0]["r"] as? Double == 1 && patterns[0]["facet"] as? String == "style")
        #expect(try findings("--minimum 21", domains).filter { $0["kind"] as? String == "dimension" }.count == 1)
    }

    @Test func fewPermutationsAreToldWhereHolmCannotBeSmall() throws {
        let names = (0..<30).map { #""a\#($0)":1"# }.joined(separator: ",")
        let many = (0..<20).map { Self.behavior("\($0)", "real", "{\(names)}") + Self.behavior("\($0)", "sim:a", "{}") }.joined()
        let few = try findings("", many)
        #expect(
            few.count == 30
                && few.allSatisfy { $0["warnings"] as? [String] == ["few_permutations"] && ($0["ks_p_bh"] as? Double ?? 1) < 0.01 })
        let enough = try findings("--permutations 700", many)
        #expect(enough.allSatisfy { $0["warnings"] as? [String] == [] && ($0["ks_p_holm"] as? Double ?? 1) < 0.05 })
    }

    @Test func aspectsOfRealConversationsGoThroughAPipe() throws {
        let shell = try Shell()
        try shell.succeed(
            "extract --facet all $CHECKOUT/pipelines/sample/*.ndjson >b; diverge --jobs 1 b >one; tac b | diverge --jobs 3 | cmp - one")
        for level in DeterminismTests.levels { try shell.succeed("diverge b | cmp - one", environment: ["USERGAP_CPU": level]) }
        let all = try objects(shell.read("one"))
        #expect(
            Set(all.compactMap { $0["facet"] as? String }) == ["combined", "context", "damsl", "requests", "responses", "sgd", "style"])
        let thanks = try #require(
            all.first {
                $0["measure"] as? String == "says thanks" && $0["source"] as? String == "sim:polite" && $0["facet"] as? String == "style"
            })
        #expect(try #require(thanks["mean_difference_low"] as? Double) > 0 && (thanks["ks_p_bh"] as? Double ?? 1) < 0.05)
    }

    static let badAspects: [(name: String, records: String, says: [String])] = [
        ("aspects of another kind", behavior("a", "real", "[1]"), ["in:1:", "field 'aspects'", "an object of aspects"]),
        ("null", behavior("a", "real", #"{"x":null}"#), ["in:1:", "field 'aspects.x'", "a number, a label"]),
        (
            "a number, then a label", behavior("a", "real", #"{"x":1}"#) + behavior("b", "real", #"{"x":"y"}"#),
            ["in:2:", "in:1", "aspects.x"]
        ),
        ("a repeat", behavior("a", "real", "{}") + behavior("a", "real", "{}"), ["in:2:", "in:1", "id 'a'"]),
        ("one side only", behavior("a", "real", "{}"), ["only the source 'real'", "of the facet 'style'"]),
        (
            "no reference in a facet", behaviors + behavior("a", "sim:a", "{}", facet: "acts"),
            ["no record of the reference 'real' of the facet 'acts'"]
        ),
        (
            "another via", behavior("a", "real", "{}", more: #","via":"p""#) + behavior("a", "sim", "{}", more: #","via":"q""#),
            ["in:2:", "field 'via'"]
        ),
        ("all left out", behavior("a", "real", "{}", more: #","keep":false"#), ["no record of the reference 'real'"]),
    ]

    @Test(arguments: badAspects.indices) func badAspectsEndWithTheirError(index: Int) throws {
        let example = Self.badAspects[index]
        let shell = try Shell()
        try shell.write("in", example.records)
        let outcome = try shell.run("diverge in")
        #expect(outcome.status == 65, "\(example.name): \(outcome)")
        for part in example.says { #expect(outcome.errors.contains(part), "\(example.name): expected '\(part)' in\n\(outcome)") }
    }

    @Test func aspectsBesideALaterStageAreLeftAlone() throws {
        let shell = try Shell()
        try shell.write("in", Self.behaviors)
        let vectors = try shell.run("diverge --vectors in")
        #expect(vectors.status == 65 && vectors.errors.contains("no embedding in the input"), "\(vectors)")
        let kinds = try objects(shell.succeed("embed in | quantize --clusters 2 | diverge -q").output).map { $0["kind"] as? String }
        #expect(Set(kinds) == ["codebook_cluster", "divergence", "cluster"])
    }

    // MARK: Statements

    static func statement(_ id: String, _ source: String, _ vector: String, more: String = "") -> String {
        #"{"id":"\#(id)","source":"\#(source)","facet":"knowledge","vector":\#(vector)\#(more)}"# + "\n"
    }

    /// Each person knows one thing of their own; the simulator of that task knows it too, and one thing that nobody knows.
    static let statements = (0..<12).map { i in
        let angle = Double(i) * 0.13
        let own = "[\(cos(angle)),\(sin(angle)),0]"
        let domain = #","domain":"\#(i < 6 ? "x" : "y")""#
        return statement("\(i)", "real", own, more: domain) + statement("\(i)", "sim", own, more: #","statement":1"#)
            + statement("\(i)", "sim", "[0,0,1]", more: #","statement":2"#)
    }.joined()

    @Test func statementsOfOneTaskAreMoreAlikeThanThoseOfStrangers() throws {
        let all = try findings("--minimum 6", Self.statements)
        #expect(all.map { $0["id"] as? String ?? $0["domain"] as? String ?? "all" }.prefix(4) == ["all", "x", "y", "0"] && all.count == 15)
        let mean = all[0]
        let (recall, precision) = (try #require(mean["recall"] as? Double), try #require(mean["precision"] as? Double))
        #expect(abs(recall - 1) < 1e-6 && abs(precision - 0.5) < 1e-6)
        #expect(abs(try #require(mean["centroid"] as? Double) - 0.5.squareRoot()) < 1e-6)
        let floor = try #require(mean["recall_floor"] as? Double)
        #expect(floor < 0.95 && isLeast(mean["recall_p"]))
        #expect(mean["pairs"] as? Int == 12 && mean["statements_source"] as? Int == 24 && mean["random_pairs"] as? Int == 12)
        #expect(all.allSatisfy { $0["measure"] as? String == "knowledge" && $0["kind"] as? String == "dimension" })
    }

    @Test func statementsWithoutAPairHaveNoFigure() throws {
        let all = try findings("", Self.statement("a", "real", "[1,0]") + Self.statement("b", "sim", "[1,0]"))
        #expect(
            all.count == 1 && all[0]["best_match"] is NSNull
                && all[0]["best_match_reason"] as? String == "no id has statements on both sides")
        #expect(all[0]["warnings"] as? [String] == ["ids_do_not_meet"])
    }

    static let badStatements: [(records: String, says: [String])] = [
        (statement("a", "real", "[0,0]"), ["in:1:", "field 'vector'", "length 0"]),
        (statement("a", "real", "[1,0]") + statement("a", "sim", "[1]"), ["in:2:", "found 1 components, expected 2"]),
        (statement("a", "real", #""AADAfwAAgD8=""#), ["in:1:", "component 0 is not finite"]),
        (String(repeating: statement("a", "real", "[1,0]", more: #","statement":3"#), count: 2), ["in:2:", "in:1", "statement '3'"]),
        (statement("a", "real", "[1,0]"), ["only the source 'real'"]),
    ]

    @Test(arguments: badStatements.indices) func badStatementsEndWithTheirError(index: Int) throws {
        let shell = try Shell()
        try shell.write("in", Self.badStatements[index].records)
        let outcome = try shell.run("diverge in")
        #expect(outcome.status == 65, "\(outcome)")
        for part in Self.badStatements[index].says { #expect(outcome.errors.contains(part), "expected '\(part)' in\n\(outcome)") }
    }
}
