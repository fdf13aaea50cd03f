import Foundation
import TestSupport
import Testing

/// The User-Sim Index through the built program, against the figures of an independent scorer.
@Suite struct UserSimIndexTests {
    static let features = [
        "politeness_rate", "short_msg_rate", "formality_rate", "ack_only_rate", "verbosity_cv", "repeat_rate", "id_confuse_rate",
        "info_frontload", "id_density", "user_words_per_turn", "opening_words", "uncertainty_rate", "certainty_rate", "pushback_q_rate",
        "clarify_q_rate", "info_q_rate", "emotion_rate", "accusation_rate", "pivot_rate",
    ]
    static let answers = [
        (
            "task_success",
            [
                "No - Task failed", "No - Due to a policy issue, which the agent clearly explained", "Partially - Some progress",
                "Yes - Task completed", "Fully - Exceeded expectations",
            ]
        ),
        ("efficiency", ["Very inefficient - Too many steps", "Somewhat inefficient", "About right", "Very efficient"]),
        ("question_amount_preference", ["Too many", "About right", "Too few"]), ("answer_effort_time", ["High", "Medium", "Low"]),
        ("human_like", ["No", "Partially", "Yes"]), ("interaction_flow", ["Not smooth", "OK", "Smooth", "Excellent"]),
        ("overall_score", ["1 (Very poor)", "2 (Poor)", "3 (Acceptable)", "4 (Good)", "5 (Excellent)"]),
        ("reuse", ["Absolutely no", "No", "Maybe", "Yes", "Absolutely yes"]),
    ]
    static let tasks = ["airline", "retail"].flatMap { domain in (0..<12).map { "\(domain)_\($0)" } }

    static func measures(_ t: Int, _ s: Int) -> [String: Double] {
        Dictionary(
            uniqueKeysWithValues: features.enumerated().map { f, name in
                switch name {
                case "accusation_rate": return (name, 0)
                case "repeat_rate": return (name, (t + s) % 6 == 0 ? 1 : 0)
                default:
                    let value = Double((t * 37 + f * 101 + s * 59 + (t * f * (s + 1)) % 17) % 89) / 89
                    return (name, name == "user_words_per_turn" || name == "opening_words" ? value * 30 : value)
                }
            })
    }

    static func survey(_ t: Int, _ s: Int, without modulus: Int) -> [String: Any] {
        var survey: [String: Any] = [:]
        for (q, (name, words)) in answers.enumerated() where (t + q) % modulus != 0 {
            survey[name] = ["question": "?", "answer": words[(t + q * 3 + s) % words.count]]
        }
        return survey
    }

    static func reward(_ t: Int, _ s: Int) -> Double { (t * 7 + s * 3) % 5 < 3 ? 1 : 0 }

    /// Three batches of people; sim:a with three runs of different tasks and ratings of the people's conversations, sim:b with
    /// one run; second ratings of the first batch. By the published files' ids instead of fields where `bySuffix`.
    static func records(bySuffix: Bool = false) throws -> String {
        var records: [[String: Any]] = []
        func add(_ task: Int, _ source: String, batch: Int? = nil, run: Int? = nil, _ more: [String: Any]) {
            var record = more
            record["source"] = source
            record["id"] = tasks[task]
            if bySuffix {
                if let batch, batch > 1 { record["id"] = "\(tasks[task])_ann\(batch)" }
                if let run { record["id"] = "\(tasks[task])_\(run)" }
                // A rating must say which batch it is of, and no suffix is batch 1.
                if batch == 1, more["measures"].map({ ($0 as? [String: Double])?.isEmpty ?? false }) ?? false { record["batch"] = 1 }
            } else {
                record["batch"] = batch
                record["run"] = run
            }
            records.append(record)
        }
        for b in 0..<3 {
            for t in tasks.indices {
                add(
                    t, "real", batch: b + 1,
                    ["reward": reward(t, b), "keep": (t + b) % 9 != 8, "survey": survey(t, b, without: 11), "measures": measures(t, b)])
            }
        }
        for (source, run, s, skip) in [("sim:a", 1, 3, 8), ("sim:a", 2, 4, 10), ("sim:a", 3, 5, 99), ("sim:b", 1, 6, 99)] {
            for t in tasks.indices where t % skip != skip - 1 {
                add(t, source, run: run, ["reward": reward(t, s), "keep": (t * 3 + s) % 13 != 12, "measures": measures(t, s)])
            }
        }
        let none: [String: Double] = [:]
        for b in 0..<3 {
            for t in tasks.indices where (t + b) % 4 != 0 {
                add(t, "sim:a", batch: b + 1, ["survey": survey(t, 7 + b, without: 5), "measures": none])
            }
        }
        for t in tasks.indices where t % 2 == 0 {
            add(t, "real", batch: 1, ["rater": "second", "survey": survey(t, t % 3 == 0 ? 1 : 0, without: 11), "measures": none])
        }
        return try records.map { String(decoding: try JSONSerialization.data(withJSONObject: $0), as: UTF8.self) + "\n" }.joined()
    }

    static let difficulty =
        "{\n" + tasks.indices.filter { $0 != 7 }.map { #""\#(tasks[$0])": \#(Double(($0 * 5 + 2) % 23) / 22)"# }.joined(separator: ",\n")
        + "\n}\n"

    /// Mean and population deviation over the batches, made of the same records by a scorer in numpy 2.4 that follows the
    /// published one (OdysSim, agents/tau_usi/usi_metric.py) step by step, missing answers drawn by default_rng(42).
    static let golden: [String: [String: (Double, Double)]] = [
        "real": [
            "d1": (94.56037062637768, 0.11469908641745467), "d2": (94.74220436105323, 2.1408564058239516),
            "d3": (95.6563716738014, 1.481541322173205), "d4": (95.6781999868853, 2.1157678531060626),
            "ece": (0.18596491228070175, 0.019848611401727653), "eval": (79.01785714285714, 27.892521910913942),
            "usi": (90.17641876048411, 0.22604958056014632),
        ],
        "sim:a": [
            "d1": (95.34366005560685, 0.9252926970992895), "d2": (96.29356594501655, 1.5754289959763594),
            "d3": (97.11336862857252, 0.6159268303870326), "d4": (97.76940377652302, 1.7996932413688955),
            "ece": (0.1776082362769669, 0.03126763351897442), "eval": (42.92133520074697, 0.5341947298862049),
            "usi": (85.28008499646154, 0.47507309653094265),
        ],
        "sim:b": [
            "d1": (94.86687835932521, 0.2878176103423804), "d2": (94.76135239014066, 1.9973184184147617),
            "d3": (95.1075316346827, 0.6327723266175547), "d4": (97.01778351768219, 2.0981363776233826),
            "ece": (0.15350877192982457, 0.10973680704558599), "usi": (93.28053374176967, 2.595485828162015),
        ],
    ]

    private func shell(bySuffix: Bool = false) throws -> Shell {
        let shell = try Shell()
        try shell.write("in", try Self.records(bySuffix: bySuffix))
        try shell.write("difficulty", Self.difficulty)
        return shell
    }

    @Test(arguments: [false, true]) func figuresOfThePublishedScorer(bySuffix: Bool) throws {
        let shell = try shell(bySuffix: bySuffix)
        let findings = try objects(shell.succeed("diverge -q --bootstrap 0 --permutations 0 --difficulty difficulty in").output)
        let rows = findings.filter { $0["kind"] as? String == "index" && $0["batch"] == nil }
        #expect(rows.compactMap { $0["source"] as? String } == ["real", "sim:a", "sim:b"])
        for row in rows {
            let source = try #require(row["source"] as? String)
            for (name, (mean, deviation)) in try #require(Self.golden[source]) {
                let found = (try #require(row[name] as? Double), try #require(row["\(name)_sd"] as? Double))
                #expect(abs(found.0 - mean) < 1e-9 && abs(found.1 - deviation) < 1e-6, "\(source) \(name) \(found)")
            }
        }
        #expect(rows[2]["eval"] is NSNull && rows[2]["eval_reason"] != nil && rows[2]["terms"] as? Int == 5)
        #expect(rows[2]["warnings"] as? [String] == ["no_surveys"] && rows[2]["usi"] as? Double == rows[2]["usi5"] as? Double)
        #expect(rows[0]["split"] as? String == "batches" && rows[1]["terms"] as? Int == 6)
        #expect(findings.count { $0["kind"] as? String == "index" && $0["batch"] != nil } == 9)
        let features = findings.filter { $0["kind"] as? String == "feature" }
        #expect(features.count == 3 * 19 && features.compactMap { $0["feature"] as? String }.prefix(19) == Self.features[...])
    }

    @Test func intervalsComeFromTasksAndTheSameOnAnyThreads() throws {
        let shell = try shell()
        try shell.succeed(
            """
            diverge -q --jobs 1 --bootstrap 200 --permutations 20 --difficulty difficulty in >one
            tac in | diverge -q --jobs 3 --bootstrap 200 --permutations 20 --difficulty difficulty | cmp - one
            """)
        for row in try objects(shell.read("one")) where row["kind"] as? String == "index" {
            for name in ["d1", "d4", "ece", "usi", "usi5"] {
                let (low, high) = (try #require(row["\(name)_low"] as? Double), try #require(row["\(name)_high"] as? Double))
                let (least, most) = (
                    try #require(row["\(name)_corrected_low"] as? Double), try #require(row["\(name)_corrected_high"] as? Double)
                )
                #expect(low <= high && least <= most && most <= (name == "ece" ? 1 : 100))
            }
        }
    }

    /// Four runs give four outcomes a task: too few to pool a difficulty from, so there is neither ece nor usi, and it says so.
    @Test func withoutDifficultyThereIsNoCalibration() throws {
        let shell = try shell()
        let findings = try objects(shell.succeed("diverge -q --bootstrap 0 --permutations 0 in").output)
        let row = try #require(findings.first { $0["kind"] as? String == "index" })
        #expect(row["ece"] is NSNull && row["usi"] is NSNull && row["ece_reason"] != nil && row["usi_reason"] != nil)
        #expect(row["d1"] as? Double != nil && row["difficulty"] as? String == "pooled" && row["difficulty_tasks"] as? Int == 0)
    }

    /// Rows of single batches and of people are no simulator's index: distances are set beside the rows over all batches.
    @Test func distancesAreSetBesideTheIndex() throws {
        let shell = try shell()
        try shell.write(
            "distances",
            ["a", "b"].map { #"{"kind":"divergence","source":"sim:\#($0)","facet":"f","js":0.\#($0 == "a" ? 1 : 3)}"# + "\n" }.joined())
        try shell.succeed("diverge -q --bootstrap 0 --permutations 0 --difficulty difficulty in >index")
        let agreements = try objects(shell.succeed("diverge -q --against index distances").output)
        let usi = try #require(agreements.first { $0["outcome"] as? String == "usi" })
        #expect(
            usi["sources"] as? [String] == ["sim:a", "sim:b"] && usi["spearman"] as? Double == 1, "the further one has the larger index")
    }

    @Test func missingAnswersByEachPolicy() throws {
        let shell = try shell()
        let agreements = try ["random", "midpoint", "skip", "random --seed 7"].map { policy in
            let command = "diverge -q --bootstrap 0 --permutations 0 --difficulty difficulty --missing-answer \(policy) in"
            let row = try objects(shell.succeed(command).output).first {
                $0["kind"] as? String == "index" && $0["source"] as? String == "sim:a"
            }
            return try #require(row?["eval"] as? Double)
        }
        #expect(Set(agreements).count == 4, "\(agreements)")
    }

    @Test func twoConversationsOfOneTaskInOneRunAreRefused() throws {
        let shell = try shell()
        let outcome = try shell.run(
            #"(cat in; sed -n '/"sim:b"/p' in | sed 's/"run":1/"run":1,"batch":9/') | diverge --difficulty difficulty"#)
        #expect(
            outcome.status == 65 && outcome.errors.contains("source 'sim:b' has two conversations of the task") && outcome.output.isEmpty,
            "\(outcome)")
    }
}
