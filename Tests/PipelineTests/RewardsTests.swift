import Foundation
import TestSupport
import Testing

/// Conversations with a reward through the built diverge.
@Suite struct RewardsTests {
    static func reward(_ id: String, _ source: String, _ reward: String, more: String = "") -> String {
        #"{"id":"\#(id)","source":"\#(source)","reward":\#(reward),"messages":[]\#(more)}"# + "\n"
    }

    /// By hand: id 0 to 19, people succeed with every second, the simulator with all but the first; two runs each, the second failing.
    @Test func dropOnTheSameTasks() throws {
        let shell = try Shell()
        let records = (0..<20).flatMap { id -> [String] in
            let task = #","task":"\#(id < 12 ? "airline" : "retail")""#
            return [
                Self.reward("\(id)", "real", "\(id % 2 == 0)", more: task + #","run":1"#),
                Self.reward("\(id)", "real", "0", more: task + #","run":2"#),
                Self.reward("\(id)", "sim:a", id == 0 ? "0" : "1", more: task), Self.reward("\(id)", "sim:b", "1.0", more: task),
            ]
        }
        try shell.write("in", records.joined() + Self.reward("x", "real", "1", more: #","task":"retail""#))
        let findings = try objects(shell.succeed("diverge in").output)
        #expect(findings.allSatisfy { $0["kind"] as? String == "rate" && $0["what"] as? String == "reward" })
        let all = findings.filter { $0["task"] == nil }
        #expect(
            all.map { "\($0["source"] ?? "")-\($0["reference"] ?? "")" } == [
                "real-", "sim:a-", "sim:b-", "sim:a-real", "sim:b-real", "sim:a-sim:b",
            ])
        #expect(all[0]["n_source"] as? Int == 21 && all[0]["trials"] as? Int == 41)
        #expect(
            abs(try #require(all[0]["success_rate"] as? Double) - 6.0 / 21) < 1e-12
                && all[0]["success_rate_interval"] as? String == "bootstrap")
        #expect(all[1]["success_rate"] as? Double == 0.95 && all[1]["success_rate_interval"] as? String == "wilson")
        let drop = all[3]
        #expect(abs(try #require(drop["mean_reward_difference"] as? Double) - 0.7) < 1e-12)
        #expect(drop["n_paired"] as? Int == 20 && drop["n_source"] as? Int == 20 && drop["n_reference"] as? Int == 21)
        #expect(try #require(drop["success_rate_difference_p"] as? Double) < 0.01 && drop["mean_reward_difference_low"] as? Double != nil)
        #expect(all[5]["mean_reward_difference"] as? Double == -0.05)
        // Retail has nine ids, under --minimum.
        #expect(Set(findings.compactMap { $0["task"] as? String }) == ["airline"])
        #expect(
            Set(try objects(shell.succeed("diverge --minimum 5 in").output).compactMap { $0["task"] as? String }) == ["airline", "retail"])
    }

    @Test func sourcesThatDidOtherTasksOrAreAlone() throws {
        let shell = try Shell()
        try shell.write("in", Self.reward("a", "real", "1") + Self.reward("b", "sim", "1"))
        let last = try #require(objects(shell.succeed("diverge in").output).last)
        #expect(last["mean_reward_difference"] is NSNull && last["mean_reward_difference_reason"] as? String == "no pair")
        #expect(last["warnings"] as? [String] == ["ids_do_not_meet", "few_units"] && last["n_paired"] as? Int == 0)
        let alone = try objects(shell.succeed("head -1 in | diverge").output)
        #expect(alone.count == 1 && alone[0]["warnings"] as? [String] == ["one_source", "few_units"])
    }

    /// A conversation keeps its reward on the way through the pipeline, and is an assignment at its end.
    @Test func assignmentsWithARewardAreAssignments() throws {
        let shell = try Shell()
        let outcome = try shell.succeed(
            #"sed 's/^{/{"reward":1,/' $CHECKOUT/pipelines/sample/*.ndjson | extract --facet style | embed | quantize --clusters 4 -q | diverge --bootstrap 9 --permutations 9"#
        )
        #expect(
            try Set(objects(outcome.output).compactMap { $0["kind"] as? String }) == [
                    "codebook_cluster", "divergence", "cluster", "pair", "map", "mixture",
                ])
    }

    /// tau-bench puts the trial into the id; --unit task_id holds a task's trials together.
    @Test func resultFilesOfTauBench() throws {
        let shell = try Shell()
        for (source, failing) in [("sim:a", 0), ("sim:b", 1)] {
            let results = (0..<30).flatMap { task in
                (0..<2).map { trial in
                    let reward = (task + trial * failing) % 3 == 0 ? "1.0" : "0.0"
                    return
                        #"{"task_id":\#(task),"reward":\#(reward),"trial":\#(trial),"traj":[{"role":"user","content":"hi"},{"role":"assistant","content":"hello"}]}"#
                }
            }
            try shell.write("\(source).json", "[\(results.joined(separator: ","))]")
        }
        let findings = try objects(
            shell.succeed("for s in sim:a sim:b; do extract --facet utterances --source $s $s.json; done | diverge --unit task_id").output)
        #expect(findings.count == 3 && findings.allSatisfy { $0["units"] as? Int == 30 && $0["unit"] as? String == "task_id" })
        #expect(
            findings[0]["n_source"] as? Int == 60 && findings[2]["n_paired"] as? Int == 60
                && findings[2]["mean_reward_difference"] as? Double == 0)
    }

    static let cases: [BadInputTests.Case] = [
        .init(
            "reward of another kind", "diverge in", 65, ["in:1:", "field 'reward'", "a number, true or false"],
            ["in": reward("a", "real", "\"1\"")]),
        .init("reward null", "diverge in", 65, ["in:1:", "field 'reward'", "null"], ["in": reward("a", "real", "null")]),
        .init("reward NaN", "diverge in", 65, ["in:1:", "byte"], ["in": reward("a", "real", "NaN")]),
        .init("reward out of range", "diverge in", 65, ["in:1:", "field 'reward'"], ["in": reward("a", "real", "1e999")]),
        .init("reward: id missing", "diverge in", 65, ["in:1:", "field 'id': missing"], ["in": #"{"source":"real","reward":1}"#]),
        .init(
            "reward: repeat", "diverge in", 65, ["in:2:", "in:1", "id 'a'"], ["in": reward("a", "real", "1") + reward("a", "real", "0")]),
        .init(
            "reward: an id of two tasks", "diverge in", 65, ["in:2:", "in:1", "field 'task'", "hint:"],
            ["in": reward("a", "real", "1", more: #","task":"x""#) + reward("a", "sim", "0", more: #","task":"y""#)]),
        .init(
            "reward: an id of two units", "diverge --unit city in", 65, ["in:2:", "in:1", "field 'city'"],
            ["in": reward("a", "real", "1", more: #","city":"x""#) + reward("a", "sim", "0", more: #","city":"y""#)]),
    ]

    @Test(arguments: cases) func badInput(_ example: BadInputTests.Case) throws { try BadInputTests().endsWithItsErrorAndStatus(example) }
}
