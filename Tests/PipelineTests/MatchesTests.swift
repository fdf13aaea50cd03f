import Foundation
import TestSupport
import Testing

/// Verdicts through the built diverge.
@Suite struct MatchesTests {
    static func verdict(
        _ item: String, _ condition: String, _ marks: String, source: String = "sim:a", judge: String = "gpt", more: String = ""
    ) -> String {
        #"{"case":"\#(item)","source":"\#(source)","condition":"\#(condition)","judge":"\#(judge)",\#(marks)\#(more)}"# + "\n"
    }

    /// Ten cases of five users; style matches in cases 0 to 3 with the profile, in case 0 without.
    private static func verdicts(judge: String = "gpt", users: Bool = true, turn: Bool = false) -> String {
        (0..<10).map { item in
            let more = users ? #","user":"u\#(item / 2)""# : ""
            return [("profile", item < 4), ("task_only", item == 0)].map { condition, matched in
                verdict("c\(item)", condition, #""style":\#(matched != turn),"pacing":\#(item % 2 == 0)"#, judge: judge, more: more)
            }.joined()
        }.joined()
    }

    @Test func ratesIndexAndDifference() throws {
        let shell = try Shell()
        try shell.write("in", Self.verdicts())
        let findings = try objects(shell.succeed("diverge in").output)
        #expect(findings.allSatisfy { $0["kind"] as? String == "match" && $0["judge"] as? String == "gpt" })
        func find(_ name: String, _ condition: String, _ dimension: String?) throws -> [String: Any] {
            try #require(
                findings.first {
                    $0[name] != nil && $0["condition"] as? String == condition && $0["dimension"] as? String == dimension
                })
        }
        let profile = try find("fidelity_index", "profile", nil)
        #expect(profile["fidelity_index"] as? Double == 45 && profile["n_source"] as? Int == 10 && profile["units"] as? Int == 5)
        #expect(try find("match_rate", "profile", "style")["match_rate"] as? Double == 40)
        #expect(try find("match_rate", "task_only", "style")["match_rate_interval"] as? String == "bootstrap")
        let style = try find("match_rate_difference", "profile", "style")
        #expect(style["reference_condition"] as? String == "task_only" && style["match_rate_difference"] as? Double == 30)
        #expect(style["only_condition"] as? Int == 3 && style["only_reference"] as? Int == 0 && style["mcnemar_p"] as? Double == 0.25)
        let pacing = try find("match_rate_difference", "profile", "pacing")
        #expect(pacing["mcnemar_p"] is NSNull && pacing["mcnemar_p_reason"] as? String != nil)
        let index = try find("fidelity_index_difference", "profile", nil)
        #expect(index["fidelity_index_difference"] as? Double == 15 && index["n_paired"] as? Int == 10)
        // Two of five users differ, in one direction: half of the sign patterns come as far.
        #expect(abs(try #require(index["fidelity_index_difference_p"] as? Double) - 0.5) < 0.08)
        #expect(
            findings.allSatisfy {
                $0["seed"] as? Int == 42 && $0["unit"] as? String == "user" && ($0["via"] as? String)?.hasPrefix("diverge:matches:") == true
            })
    }

    @Test func withoutUsersTheIntervalIsWilsons() throws {
        let shell = try Shell()
        try shell.write("in", Self.verdicts(users: false))
        let rate = try #require(objects(shell.succeed("diverge in").output).first { $0["dimension"] as? String == "style" })
        #expect(rate["match_rate_interval"] as? String == "wilson" && rate["units"] as? Int == 10)
        let byFacet = try objects(shell.succeed(#"sed 's/"judge"/"town":"x","judge"/' in | diverge --unit town"#).output)
        #expect(byFacet[0]["unit"] as? String == "town" && byFacet[0]["fidelity_index_interval_reason"] as? String == "one unit only")
    }

    @Test func judgesAreKeptApart() throws {
        let shell = try Shell()
        try shell.write("in", Self.verdicts() + Self.verdicts(judge: "claude", turn: true))
        let findings = try objects(shell.succeed("diverge in").output)
        let styles = findings.filter {
            $0["dimension"] as? String == "style" && $0["condition"] as? String == "profile" && $0["match_rate"] != nil
        }
        #expect(styles.map { $0["judge"] as? String } == ["claude", "gpt"] && styles.map { $0["match_rate"] as? Double } == [60, 40])
        let agreement = findings.filter { $0["kind"] as? String == "agreement" }
        #expect(agreement.map { $0["dimension"] as? String } == [nil, "pacing", "style"])
        #expect(agreement[1]["cohen_kappa"] as? Double == 1 && agreement[2]["agreement"] as? Double == 0)
        #expect(agreement[0]["reference_judge"] as? String == "gpt" && agreement[0]["n_paired"] as? Int == 20)
    }

    @Test func judgmentsThatCannotBeParsedAreLeftOutAndCounted() throws {
        let shell = try Shell()
        let style = #""Linguistic_Style_Mechanics":"#
        try shell.write(
            "in",
            Self.verdict("a", "p", "\(style)true") + Self.verdict("b", "p", "\(style)null") + Self.verdict("c", "p", #""note":"x""#)
                + Self.verdict("d", "p", "\(style)true", more: #","error":"timeout""#)
                + Self.verdict("e", "p", "\(style)false", more: #","error":null"#))
        let finding = try #require(objects(shell.succeed("diverge in").output).first)
        #expect(finding["fidelity_index"] as? Double == 50 && finding["n_source"] as? Int == 2 && finding["unparsed"] as? Int == 3)
        #expect(finding["warnings"] as? [String] == ["one_condition", "few_units"])
    }

    @Test func conditionsWithoutACommonCase() throws {
        let shell = try Shell()
        try shell.write("in", Self.verdict("a", "p", #""x":true"#) + Self.verdict("b", "q", #""x":true"#))
        let difference = try #require(objects(shell.succeed("diverge in").output).first { $0["fidelity_index_difference"] != nil })
        #expect(difference["fidelity_index_difference"] is NSNull && difference["fidelity_index_difference_reason"] as? String == "no pair")
        #expect(difference["warnings"] as? [String] == ["cases_do_not_meet", "few_units"])
    }

    static let cases: [BadInputTests.Case] = [
        .init("verdict: case missing", "diverge in", 65, ["in:1:", "field 'case': missing"], ["in": #"{"judge":"g","source":"s"}"#]),
        .init(
            "verdict: judge missing", "diverge in", 65, ["in:1:", "field 'judge': missing"],
            ["in": #"{"case":"a","source":"s","condition":"p"}"#]),
        .init(
            "verdict: condition of another kind", "diverge in", 65, ["field 'condition'", "expected a string"],
            ["in": #"{"case":"a","source":"s","condition":1,"judge":"g"}"#]),
        .init(
            "verdict: a known dimension that is no boolean", "diverge in", 65,
            ["in:1:", "field 'Pacing_Action_Sequencing'", "true, false or null"],
            ["in": verdict("a", "p", #""Pacing_Action_Sequencing":"yes""#)]),
        .init(
            "verdict: repeat", "diverge in", 65, ["in:2:", "in:1", "case 'a'", "judge 'gpt'"],
            ["in": verdict("a", "p", #""x":true"#) + verdict("a", "p", #""x":false"#)]),
        .init(
            "verdict: a dimension spelt in two ways", "diverge in", 65,
            ["in:1:", "field 'Pace'", "missing in every verdict of 'gpt' on 'sim:a' under 'p'", "hint:"],
            ["in": verdict("a", "p", #""pace":true"#) + verdict("a", "q", #""Pace":true"#)]),
        .init("verdict: no dimension at all", "diverge in", 65, ["in:1:", "no dimension"], ["in": verdict("a", "p", #""note":"x""#)]),
        .init(
            "verdict: mixed stages", "diverge in", 65, ["in:2:", "field 'via'", "--allow-mixed"],
            ["in": verdict("a", "p", #""x":true"#, more: #","via":"one""#) + verdict("b", "p", #""x":true"#, more: #","via":"two""#)]),
    ]

    @Test(arguments: cases) func badInput(_ example: BadInputTests.Case) throws { try BadInputTests().endsWithItsErrorAndStatus(example) }
}
