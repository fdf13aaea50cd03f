import Foundation
import TestSupport
import Testing

/// extract --measures usi through real pipes, beside a plain Python version of the same patterns.
@Suite struct UserSimFeaturesTests {
    static let lexicon = #"""
        [politeness_rate]
        please, thank you, thanks, appreciate
        [ack_only_rate]
        /^(?:yes|ok|okay|great|thanks|perfect)[\s!.\-,]*$/
        [id_confuse_rate]
        /\b(?:how can i (?:help|assist)|let me (?:check|look))\b/
        [id_density]
        /(\b[a-z0-9]{6,}\b|#?\w*\d{5,}\w*)/
        [uncertainty_rate]
        /\b(?:i think|not sure|i don'?t (?:know|remember)|maybe)\b/
        [certainty_rate]
        exactly, always, never, definitely
        [pushback_q_rate]
        /\bwhy (?:can'?t|doesn'?t|would)\b/
        [clarify_q_rate]
        /\b(?:what do you mean|which one|(?:so|wait),? (?:you'?re|does|is))\b/
        [info_q_rate]
        /\b(?:how (?:do|can|much|many)|can you (?:\w+ ){0,2}(?:tell|show)|is there|what is)\b/
        [emotion_rate]
        annoying, lol, ugh, worried, happy
        [accusation_rate]
        wrong, broken, your fault
        [pivot_rate]
        /\b(?:actually|instead|(?:can|could) you just|wait)\b/

        """#

    /// Features in the order of `UserSimIndexTests.features`, of the sample conversations by this lexicon, by re, str.split and str.lower of
    /// Python 3.11.7.
    static let golden: [(source: String, id: String, values: [Double])] = [
        (
            "real", "coding-04",
            [0, 0.2, 0, 0.2, 0.6661456297237114, 0, 0, 0.525, 1.4, 8, 16, 0, 0, 0, 0.2, 0, 0, 0, 0.2]
        ),
        (
            "real", "coding-06",
            [0.2, 0.2, 0, 0, 0.6217527505611736, 0, 0, 0.3387096774193548, 2, 12.4, 20, 0, 0, 0, 0, 0.2, 0, 0, 0]
        ),
        (
            "real", "coding-18",
            [0.2, 0, 0, 0, 0.9633818428657448, 0, 0, 0.6666666666666666, 2.2, 20.4, 59, 0.2, 0, 0, 0, 0, 0, 0.4, 0]
        ),
        (
            "sim:polite", "writing-07",
            [
                1, 0, 0, 0, 0.13185232060759278, 0, 0, 0.7278481012658228, 11, 52.666666666666664, 59, 0, 0.3333333333333333, 0, 0, 0,
                0.3333333333333333, 0.3333333333333333, 0,
            ]
        ),
        (
            "sim:polite", "coding-19",
            [1, 0, 0, 0, 0.2491334618289188, 0, 0, 0.5868263473053892, 11.25, 41.75, 50, 0, 0, 0, 0, 0.25, 0.25, 0, 0]
        ),
        (
            "sim:terse", "coding-17",
            [0, 0.8, 0, 0, 0.6478835438717001, 0, 0, 0.6111111111111112, 1.4, 3.6, 8, 0, 0, 0, 0, 0, 0, 0, 0.2]
        ),
        (
            "sim:terse", "writing-07",
            [0, 0.25, 0, 0, 0.46770717334674267, 0, 0, 0.6875, 1.5, 4, 5, 0, 0, 0, 0, 0, 0, 0.25, 0]
        ),
        (
            "sim:frontload", "coding-02",
            [
                0.6666666666666666, 0, 0, 0, 1.004303648288453, 0, 0, 0.9390243902439024, 8, 27.333333333333332, 66, 0, 0.3333333333333333,
                0, 0, 0, 0, 0, 0,
            ]
        ),
        (
            "sim:frontload", "coding-03",
            [0.5, 0, 0, 0, 0.7058823529411765, 0, 0, 1, 14, 51, 87, 0, 0.5, 0, 0, 0, 0, 0, 0]
        ),
    ]

    @Test func sameAsPython() throws {
        let shell = try Shell()
        try shell.write("lexicon", Self.lexicon)
        let outcome = try shell.succeed("extract -q --measures usi --lexicon lexicon $CHECKOUT/pipelines/sample/*.ndjson")
        let records = try objects(outcome.output)
        #expect(records.count == 160)
        for golden in Self.golden {
            let record = try #require(records.first { $0["source"] as? String == golden.source && $0["id"] as? String == golden.id })
            let measures = try #require(record["measures"] as? [String: Double])
            #expect(measures.count == 19 && record["messages"] == nil && record["unmeasured"] == nil && record["task"] != nil)
            for (name, value) in zip(UserSimIndexTests.features, golden.values) {
                #expect(abs(try #require(measures[name]) - value) <= 1e-12, "\(golden.source) \(golden.id) \(name)")
            }
        }
    }

    @Test func makesAnIndex() throws {
        let shell = try Shell()
        let findings = try objects(
            shell.succeed(
                "extract -q --language en --measures usi $CHECKOUT/pipelines/sample/*.ndjson | diverge -q --bootstrap 20 --permutations 20"
            ).output)
        let rows = findings.filter { $0["kind"] as? String == "index" && $0["batch"] == nil }
        #expect(Set(rows.compactMap { $0["source"] as? String }) == ["sim:frontload", "sim:polite", "sim:terse"])
        #expect(rows.allSatisfy { $0["d1"] is Double && $0["d4"] is Double })
        #expect(findings.count { $0["kind"] as? String == "feature" } == 3 * 19)
    }

    @Test func sameOnAnyThreadsAndFieldsPassThrough() throws {
        let shell = try Shell()
        try shell.succeed(
            "extract -q --jobs 1 --measures usi $CHECKOUT/pipelines/sample/*.ndjson >one; extract -q --jobs 3 --measures usi $CHECKOUT/pipelines/sample/*.ndjson | cmp - one"
        )
        try shell.write(
            "in",
            #"{"id":"retail_1","source":"real","batch":2,"run":1,"reward":1.0,"survey":{"reuse":"Yes"},"keep":true,"messages":[{"role":"assistant","content":"Hi"}]}"#
        )
        let record = try #require(objects(shell.succeed("extract -q --measures usi in").output).first)
        #expect(
            record["batch"] as? Int == 2 && record["run"] as? Int == 1 && record["reward"] as? Double == 1 && record["survey"] != nil
                && record["keep"] as? Bool == true)
        let reasons = try #require(record["unmeasured"] as? [String: String])
        #expect(reasons.count == 19 && Set(reasons.values) == ["no message of the user"])
    }

    @Test func aLexiconIsPartOfVia() throws {
        let shell = try Shell()
        try shell.write("lexicon", "[pivot_rate]\nrather\n")
        let outcome = try shell.run(
            """
            extract -q --measures usi $CHECKOUT/pipelines/sample/real.ndjson >measures
            extract -q --measures usi --lexicon lexicon $CHECKOUT/pipelines/sample/sim-terse.ndjson >>measures
            diverge -q measures
            """)
        #expect(outcome.status == 65 && outcome.errors.contains("'via'"), "\(outcome)")
    }

    @Test(arguments: [
        ("--measures usi --facet style", 2, "--measures cannot be used with --facet"), ("--measures usi,luck", 2, "found 'luck'"),
        ("--measures ''", 2, "found an empty list"),
        ("--lexicon lexicon", 2, "--lexicon"), ("--measures usi --lexicon lexicon", 65, "lexicon:2:"),
        ("--measures usi --lexicon none", 66, "none: cannot be opened"),
    ])
    func refusals(options: String, status: Int32, message: String) throws {
        let shell = try Shell()
        try shell.write("lexicon", "# mine\n[fun]\nfun\n")
        let outcome = try shell.run("extract \(options) $CHECKOUT/pipelines/sample/real.ndjson")
        #expect(outcome.status == status && outcome.errors.contains(message) && outcome.output.isEmpty, "\(outcome)")
    }
}
