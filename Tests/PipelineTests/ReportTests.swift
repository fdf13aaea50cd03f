import Foundation
import TestSupport
import Testing

/// What report makes of findings without clusters, through real pipes.
@Suite struct ReportTests {
    private static let sample = "$CHECKOUT/pipelines/sample"

    @Test func aspectsGoFromConversationsToATable() throws {
        let shell = try Shell()
        try shell.succeed(
            "extract --facet style \(Self.sample)/real.ndjson \(Self.sample)/sim-polite.ndjson >b; diverge b >f; report --format markdown --top 3 f >md; report -o page.html f"
        )
        let text = String(decoding: try shell.read("md"), as: UTF8.self)
        #expect(text.contains("## What differs most: style\n\n**sim:polite (40 conversations) against real (40): "), "\(text.prefix(600))")
        #expect(text.contains("| aspect | real | simulator | difference, 95 % | distance | adjusted p |"))
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
        #expect(rows.count == 5, "a header, its rule and three aspects")
        // The figures are those of the finding.
        let cells = try #require(rows.last).split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
        let finding = try #require(
            objects(shell.read("f")).first { cells[0].hasPrefix($0["measure"] as? String ?? "?") && $0["ks"] is Double })
        #expect(String(format: "%.3f", try #require(finding["ks"] as? Double)) == cells[4])
        #expect(String(decoding: try shell.read("page.html"), as: UTF8.self).contains("<h2>What differs most: <bdi>style</bdi></h2>"))
        try shell.succeed("report --format html --jobs 1 f >one; report --format html --jobs 3 f | cmp - one")
    }

    @Test func aspectsStandBesideDivergences() throws {
        let shell = try Shell()
        try shell.succeed(
            """
            cat \(Self.sample)/*.ndjson | extract --facet style >b; diverge b >aspects
            embed b | quantize -q --clusters 8 | diverge -q --bootstrap 50 --permutations 50 >clusters
            report --format markdown clusters aspects >md
            """)
        let text = String(decoding: try shell.read("md"), as: UTF8.self)
        let headings = text.split(separator: "\n").filter { $0.hasPrefix("## ") }
        #expect(headings.prefix(3) == ["## Divergence: style", "## What differs most: style", "## Clusters: style"])
        #expect(text.contains("permutations: 50; 1000"))
    }

    @Test func theIndexHasItsTables() throws {
        let shell = try Shell()
        try shell.write("in", try UserSimIndexTests.records())
        try shell.write("difficulty", UserSimIndexTests.difficulty)
        try shell.succeed(
            "diverge -q --bootstrap 50 --permutations 50 --difficulty difficulty in >f; report --format markdown --top 2 f >md")
        let text = String(decoding: try shell.read("md"), as: UTF8.self)
        let findings = try objects(shell.read("f"))
        let index = try #require(
            findings.first { $0["kind"] as? String == "index" && $0["source"] as? String == "sim:a" && $0["split"] == nil })
        let usi = String(format: "%.1f", try #require(index["usi"] as? Double))
        #expect(text.contains("| sim:a | \(usi) | "), "\(text)")
        #expect(text.components(separatedBy: "real compared with itself (control)").count == 2, "once")
        let least = findings.filter { $0["kind"] as? String == "feature" && $0["source"] as? String == "sim:b" }
            .min {
                ($0["dice"] as? Double ?? 1, $0["feature"] as? String ?? "") < ($1["dice"] as? Double ?? 1, $1["feature"] as? String ?? "")
            }
        let name = try #require(least?["feature"] as? String)
        #expect(text.contains("| sim:b | \(name.replacing("_", with: "\\_")) (D"), "\(name)\n\(text)")
    }

    @Test(arguments: [
        #"{"kind":"dimension","measure":"m","source":"a","ks":"far"}"#, #"{"kind":"dimension","source":"a","ks":0.5}"#,
        #"{"kind":"dimension","measure":"m","ks":0.5}"#, #"{"kind":"index","usi":70}"#, #"{"kind":"feature","source":"a","feature":"f"}"#,
    ]) func badFindingsEndWithTheirError(line: String) throws {
        let shell = try Shell()
        try shell.write("in", line + "\n")
        let outcome = try shell.run("report in")
        #expect(outcome.status == 65 && outcome.errors.hasPrefix("report: in:1:"), "\(outcome)")
    }
}
