import Foundation
import TestSupport
import Testing

/// Rankings of simulators beside each other: `diverge --compare` and `--against`.
@Suite struct AgreementTests {
    private func shell() throws -> Shell {
        let shell = try Shell()
        let divergence = { (facet: String, values: [Double]) in
            zip(["sim:a", "sim:b", "sim:c", "sim:d"], values).map {
                #"{"kind":"divergence","facet":"\#(facet)","source":"\#($0)","reference":"real","js":\#($1),"kl_forward":\#(2 * $1),"via":"x"}"#
            } + [#"{"kind":"divergence","facet":"\#(facet)","split":"halves","source":"real","js":0.01,"via":"x"}"#]
        }
        try shell.write(
            "one", (divergence("style", [0.1, 0.2, 0.3, 0.4]) + divergence("sgd", [0.4, 0.3, 0.2, 0.1])).joined(separator: "\n") + "\n")
        try shell.write("other", divergence("style", [0.1, 0.2, 0.4, 0.3]).dropFirst().joined(separator: "\n"))
        try shell.write(
            "outcomes",
            #"{"source":"sim:a","gain":3,"note":"x"} {"source":"sim:b","gain":2} {"source":"sim:c","gain":1} {"source":"sim:e","gain":9}"#
                .replacing("} {", with: "}\n{"))
        return shell
    }

    /// By hand: of b, c, d the other run exchanges the last two, so 1/3 of the pairs are discordant.
    @Test func twoRuns() throws {
        let findings = try objects(shell().succeed("diverge one --compare other").output)
        #expect(
            findings.map { "\($0["facet"] ?? "") \($0["other_facet"] ?? "") \($0["figure"] ?? "")" } == [
                "sgd style js", "style style js", "sgd style kl_forward", "style style kl_forward",
            ])
        let first = findings[1]
        #expect(first["kind"] as? String == "agreement" && first["n"] as? Int == 3 && first["left_out"] as? [String] == ["sim:a"])
        #expect(
            try abs(#require(first["kendall"] as? Double) - 1.0 / 3) < 1e-15 && abs(#require(first["spearman"] as? Double) - 0.5) < 1e-15)
        #expect(first["kendall_low"] != nil && first["spearman_p"] is Double)
    }

    @Test func orderOfTheFindingsReadDoesNotMatter() throws {
        let shell = try shell()
        for options in ["--compare", "--against"] {
            let forward = try shell.succeed("diverge one \(options) other").output
            let backward = try shell.succeed("awk 1 other | tac >reversed && tac one | diverge \(options) reversed").output
            #expect(forward == backward && !forward.isEmpty)
        }
    }

    @Test func distancesAgainstOutcomes() throws {
        let shell = try shell()
        let findings = try objects(shell.succeed("diverge one --against outcomes --figures js").output)
        #expect(findings.map { $0["spearman"] as? Double } == [1, -1] && findings.allSatisfy { $0["outcome"] as? String == "gain" })
        #expect(findings.allSatisfy { $0["left_out"] as? [String] == ["sim:d", "sim:e"] })
        let sample = try objects(
            shell.succeed(
                """
                cat $CHECKOUT/pipelines/sample/*.ndjson | extract --facet style | embed | quantize -q --clusters 6 >a
                printf '{"source":"sim:%s","gain":%d}\\n' polite 1 terse 2 frontload 3 >table
                diverge -q --bootstrap 99 --permutations 99 a --against table
                """
            ).output)
        #expect(sample.contains { $0["kind"] as? String == "agreement" && $0["n"] as? Int == 3 }, "findings of this run")
        #expect(sample.contains { $0["kind"] as? String == "divergence" })
    }

    @Test func whatCannotBeComparedIsRefusedOrNull() throws {
        let shell = try shell()
        for (script, status, words) in [
            ("diverge one", 65, "--compare and --against compare findings with others"),
            ("diverge one --compare none", 66, "cannot be opened"),
            ("diverge one --against outcomes --outcomes loss", 65, "no record with a source and a figure"),
            ("cat one one | diverge --compare other", 65, "field 'js': source 'sim:a' has a value before this"),
            ("diverge --figures js one", 2, "is used only with --compare or --against"),
        ] as [(String, Int32, String)] {
            let outcome = try shell.run(script)
            #expect(outcome.status == status && outcome.errors.contains(words), "\(outcome)")
        }
        let alone = try objects(shell.succeed("grep sim:b one | diverge --compare other --figures js").output)
        #expect(alone.first?["spearman"] is NSNull && alone.first?["spearman_reason"] as? String == "fewer than two sources on both sides")
    }
}
