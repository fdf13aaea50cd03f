import Foundation
import TestSupport
import Testing

/// Votes and checklists through the built diverge.
@Suite struct UtilityTests {
    static func vote(_ item: Int, _ choice: String, arms: (String, String) = ("sft", "initial"), more: String = "") -> String {
        #"{"item":"i\#(item)","arm_a":"\#(arms.0)","arm_b":"\#(arms.1)","choice":"\#(choice)"\#(more)}"# + "\n"
    }

    static func checklist(_ item: Int, _ arm: String, _ satisfied: String, more: String = "") -> String {
        #"{"item":"i\#(item)","arm":"\#(arm)","satisfied":\#(satisfied)\#(more)}"# + "\n"
    }

    @Test func votesOfEveryTwoArms() throws {
        let shell = try Shell()
        // 6 wins, 2 ties and 2 losses of sft, the arms named in either order; and one vote between two others.
        let votes = (0..<10).map { item in
            let outcome = item < 6 ? "a" : item < 8 ? "tie" : "b"
            let more = #","category":"\#(item % 2 == 0 ? "code" : "text")","position":"\#(item < 5 ? "a" : "b")""#
            let turned = ["a": "b", "b": "a", "tie": "tie"][outcome] ?? ""
            return item % 3 == 0 ? Self.vote(item, turned, arms: ("initial", "sft"), more: more) : Self.vote(item, outcome, more: more)
        }
        try shell.write("in", votes.joined() + Self.vote(0, "a", arms: ("initial", "other")))
        let findings = try objects(shell.succeed("diverge --reference initial in").output)
        #expect(
            findings.map { "\($0["source"] ?? "")-\($0["reference"] ?? "")-\($0["category"] ?? "")" } == [
                "other-initial-", "sft-initial-", "sft-initial-code", "sft-initial-text",
            ])
        let all = findings[1]
        #expect(all["wins"] as? Int == 6 && all["ties"] as? Int == 2 && all["losses"] as? Int == 2 && all["n_paired"] as? Int == 10)
        #expect(all["win_rate"] as? Double == 0.6 && all["adjusted_rate"] as? Double == 0.7 && all["decisive_rate"] as? Double == 0.75)
        #expect(abs(try #require(all["decisive_rate_p"] as? Double) - 0.2890625) < 1e-12, "scipy.stats.binomtest(6, 8)")
        #expect(all["win_rate_interval"] as? String == "wilson" && all["unit"] as? String == "participant" && all["units"] as? Int == 10)
        // Of the eight decisive votes, first won: items 1, 2, 4 (sft first and wins); 0 and 3 (initial first, sft wins) not; 5: b shown
        // first, a wins, not; 8: b first and wins; 9: sft first, initial wins, not. So 1, 2, 4 and 8.
        #expect(all["first_shown_rate"] as? Double == 0.5 && all["first_shown_rate_p"] as? Double == 1 && all["n_positions"] as? Int == 8)
        #expect(findings[0]["decisive_rate"] as? Double == 0 && findings[0]["first_shown_rate"] == nil)
    }

    @Test func participantsAreDrawnWhole() throws {
        let shell = try Shell()
        try shell.write(
            "in", (0..<40).map { Self.vote($0, $0 % 4 < 2 ? "a" : "b", more: #","participant":"p\#($0 / 10)","position":"a""#) }.joined())
        let finding = try #require(objects(shell.succeed("diverge in").output).first)
        #expect(finding["win_rate_interval"] as? String == "bootstrap" && finding["units"] as? Int == 4)
        #expect(finding["warnings"] as? [String] == ["one_arm_always_first", "few_units"])
        let byItem = try #require(objects(shell.succeed("diverge --unit item in").output).first)
        #expect(byItem["win_rate_interval"] as? String == "wilson" && byItem["units"] as? Int == 40)
    }

    @Test func noDecisiveVote() throws {
        let shell = try Shell()
        try shell.write("in", Self.vote(1, "tie") + Self.vote(2, "tie"))
        let finding = try #require(objects(shell.succeed("diverge in").output).first)
        #expect(finding["decisive_rate"] is NSNull && finding["decisive_rate_reason"] as? String == "nothing was counted")
        #expect(finding["decisive_rate_p"] is NSNull && finding["decisive_rate_p_reason"] as? String == "no decisive contest")
    }

    /// By hand: item 0 is won, 1 tied, 2 lost, 3 failed on one side, 4 judged on one side only.
    @Test func checklistsOfTwoArms() throws {
        let shell = try Shell()
        try shell.write(
            "in",
            Self.checklist(0, "A", "[true,true]") + Self.checklist(0, "B", "[true,false]") + Self.checklist(1, "A", "[true,false]")
                + Self.checklist(1, "B", "[false,true]") + Self.checklist(2, "A", "[false,false,false]")
                + Self.checklist(2, "B", "[false,false,true]") + Self.checklist(3, "A", "[true]")
                + #"{"item":"i3","arm":"B","failed":true}"# + "\n" + Self.checklist(4, "B", "[true]", more: #","failed":false"#))
        let findings = try objects(shell.succeed("diverge in").output)
        #expect(findings.map { $0["what"] as? String } == ["satisfaction", "satisfaction", "checklists"])
        #expect(findings[0]["average_satisfaction"] as? Double == 2.5 / 4 && findings[0]["global_satisfaction"] as? Double == 0.5)
        #expect(findings[1]["failed"] as? Int == 1 && findings[1]["n_source"] as? Int == 4)
        let pair = findings[2]
        #expect(pair["wins"] as? Int == 1 && pair["ties"] as? Int == 1 && pair["losses"] as? Int == 1 && pair["failed"] as? Int == 1)
        #expect(pair["source"] as? String == "A" && pair["n_source"] as? Int == 4 && pair["n_reference"] as? Int == 5)
        #expect(pair["adjusted_rate"] as? Double == 0.5 && pair["unit"] as? String == "item")
    }

    @Test func armsWithoutACommonItem() throws {
        let shell = try Shell()
        try shell.write("in", Self.checklist(0, "A", "[true]") + Self.checklist(1, "B", "[true]"))
        let pair = try #require(objects(shell.succeed("diverge in").output).last)
        #expect(
            pair["win_rate"] is NSNull && pair["win_rate_reason"] as? String != nil
                && pair["warnings"] as? [String] == ["items_do_not_meet", "few_units"])
    }

    /// Records of all forms side by side, the study of each after the other.
    @Test func sameBytesOnAnyNumberOfThreads() throws {
        let shell = try Shell()
        let records = (0..<90).map { index in
            Self.vote(index, ["a", "b", "tie"][index % 3], more: #","participant":"p\#(index % 9)""#)
                + Self.checklist(index / 2, "arm\(index % 2)", "[true,\(index % 5 == 0)]")
                + MatchesTests.verdict("c\(index / 2)", "p\(index % 2)", #""x":\#(index % 3 == 0)"#, more: #","user":"u\#(index % 7)""#)
                + RewardsTests.reward("t\(index / 2)", index % 2 == 0 ? "real" : "sim", "\(index % 3)")
        }
        try shell.write("in", records.joined())
        try shell.succeed("diverge -j1 in >one; diverge -j3 in >three; cmp one three")
        let findings = try objects(shell.read("one"))
        #expect(Set(findings.compactMap { $0["what"] as? String }) == ["votes", "checklists", "satisfaction", "reward"])
        #expect(findings.contains { $0["kind"] as? String == "match" })
    }

    static let cases: [BadInputTests.Case] = [
        .init(
            "vote: choice of no arm", "diverge in", 65, ["in:1:", "field 'choice'", "found 'left'", "a, b, tie"], ["in": vote(1, "left")]),
        .init(
            "vote: one arm twice", "diverge in", 65, ["in:1:", "field 'arm_b'", "same as arm_a"], ["in": vote(1, "a", arms: ("x", "x"))]),
        .init(
            "vote: arm missing", "diverge in", 65, ["in:1:", "field 'arm_b': missing"], ["in": #"{"item":"i","arm_a":"x","choice":"a"}"#]),
        .init(
            "vote: choice missing", "diverge in", 65, ["in:1:", "field 'choice': missing"], ["in": #"{"item":"i","arm_a":"x","arm_b":"y"}"#]
        ),
        .init(
            "vote: place of no arm", "diverge in", 65, ["in:1:", "field 'position'", "a, b"],
            ["in": vote(1, "a", more: #","position":"left""#)]),
        .init(
            "vote: repeat", "diverge in", 65, ["in:2:", "in:1", "participant 'p'"],
            ["in": vote(1, "a", more: #","participant":"p""#) + vote(1, "b", more: #","participant":"p""#)]),
        .init("vote: unit missing", "diverge --unit country in", 65, ["in:1:", "field 'country'", "hint: --unit"], ["in": vote(1, "a")]),
        .init("checklist: marks missing", "diverge in", 65, ["in:1:", "field 'satisfied': missing"], ["in": #"{"item":"i","arm":"x"}"#]),
        .init(
            "checklist: a mark of another kind", "diverge in", 65, ["in:1:", "field 'satisfied[1]'", "true or false"],
            ["in": checklist(1, "x", "[true,null]")]),
        .init("checklist: no mark", "diverge in", 65, ["in:1:", "field 'satisfied'", "empty"], ["in": checklist(1, "x", "[]")]),
        .init(
            "checklist: failed of another kind", "diverge in", 65, ["in:1:", "field 'failed'"],
            ["in": checklist(1, "x", "[true]", more: #","failed":"no""#)]),
        .init(
            "checklist: lists of two lengths", "diverge in", 65, ["in:2:", "in:1", "found 2 marks", "has 1"],
            ["in": checklist(1, "x", "[true]") + checklist(1, "y", "[true,true]")]),
        .init(
            "checklist: two categories", "diverge in", 65, ["in:2:", "in:1", "field 'category'"],
            ["in": checklist(1, "x", "[true]", more: #","category":"c""#) + checklist(1, "y", "[true]")]),
        .init(
            "checklist: repeat", "diverge in", 65, ["in:2:", "in:1", "arm 'x'"],
            ["in": checklist(1, "x", "[true]") + checklist(1, "x", "[true]")]),
    ]

    @Test(arguments: cases) func badInput(_ example: BadInputTests.Case) throws { try BadInputTests().endsWithItsErrorAndStatus(example) }
}
