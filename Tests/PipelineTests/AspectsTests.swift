import Foundation
import TestSupport
import Testing

/// Aspects of behavior through the built program.
@Suite struct AspectsTests {
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
        let all = try findings("", two + MeasuresTests.records)
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
        try expectRefused(example.records, saying: example.says, example.name)
    }

    @Test func aspectsBesideALaterStageAreLeftAlone() throws {
        let shell = try Shell()
        try shell.write("in", Self.behaviors)
        let vectors = try shell.run("diverge --vectors in")
        #expect(vectors.status == 65 && vectors.errors.contains("no embedding in the input"), "\(vectors)")
        let kinds = try objects(shell.succeed("embed in | quantize --clusters 2 | diverge -q").output).map { $0["kind"] as? String }
        #expect(Set(kinds) == ["codebook_cluster", "divergence", "cluster"])
    }
}
