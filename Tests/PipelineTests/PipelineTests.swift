import Foundation
import TestSupport
import Testing

/// The five programs through real pipes, on the sample conversations.
@Suite struct PipelineTests {
    private let sample = "$CHECKOUT/pipelines/sample/*.ndjson"

    @Test func conversationsBecomeAReport() throws {
        let shell = try Shell()
        let report = try shell.succeed(
            "cat \(sample) | extract | embed | quantize --clusters 12 | diverge | report --format markdown")
        for name in ["sim:polite", "sim:terse", "sim:frontload"] { #expect(report.text.contains(name)) }
    }

    @Test func everySimulatorLiesAboveTheFloor() throws {
        let shell = try Shell()
        let findings = try objects(
            shell.succeed("cat \(sample) | extract | embed | quantize --clusters 12 | diverge").output
        ).filter { $0["kind"] as? String == "divergence" && $0["task"] == nil && $0["split"] == nil }
        #expect(findings.count == 3)
        for finding in findings {
            #expect(try #require(finding["js"] as? Double) > #require(finding["js_floor95"] as? Double), "\(finding)")
        }
    }

    /// Each seed splits the real side anew; by chance one split in twenty lies above the 95th percentile, and more than
    /// three in twenty once in sixty such tests.
    @Test func halvesOfTheRealSideLieWithinTheFloor() throws {
        let shell = try Shell()
        try shell.succeed(
            "extract $CHECKOUT/pipelines/sample/real.ndjson $CHECKOUT/pipelines/sample/sim-terse.ndjson | embed | quantize --clusters 12 -q >a"
        )
        var outside = 0
        for seed in 1...20 {
            let findings = try objects(shell.succeed("diverge -q --seed \(seed) --bootstrap 0 --permutations 300 --terms 0 a").output)
            let control = try #require(findings.first { $0["split"] as? String == "halves" && $0["task"] == nil })
            if try #require(control["js"] as? Double) > #require(control["js_floor95"] as? Double) { outside += 1 }
        }
        #expect(outside <= 3, "\(outside) of 20")
    }

    @Test func fieldsThatNoProgramOwnsPassThroughByteForByte() throws {
        let shell = try Shell()
        let odd = #""ümläut" : {"a":[1e400, -0.0,"\u00e9\/"], "b" :null}"#
        try shell.write(
            "in.ndjson",
            (0..<8).map {
                #"{"id":"\#($0)", \#(odd), "source":"\#($0 % 2 == 0 ? "real" : "sim")","messages":[{"role":"user","content":"hi \#($0)"}]}"#
            }
            .joined(separator: "\n"))
        let outcome = try shell.succeed("extract in.ndjson | embed | quantize --clusters 2")
        let lines = outcome.text.split(separator: "\n")
        #expect(lines.count == 8)
        for (index, line) in lines.enumerated() { #expect(line.hasPrefix(#"{"id":"\#(index)", "# + odd + #", "source":"#), "\(line)") }
    }

    @Test func pairScopeWritesTheReferenceOnceForEachSimulator() throws {
        let shell = try Shell()
        let outcome = try shell.succeed("cat \(sample) | extract | embed | quantize --clusters 6 --scope pair")
        let records = try objects(outcome.output)
        #expect(records.count == 40 * 3 + 120)
        #expect(Set(records.compactMap { $0["codebook"] as? String }).count == 3)
        let findings = try objects(
            shell.succeed("cat \(sample) | extract | embed | quantize --clusters 6 --scope pair | diverge --terms 0").output)
        #expect(findings.count { $0["kind"] as? String == "divergence" && $0["split"] == nil && $0["task"] == nil } == 3)
    }

    @Test func tasksAreReportedByThemselves() throws {
        let shell = try Shell()
        let findings = try objects(
            shell.succeed("cat \(sample) | extract | embed | quantize --clusters 4 --per-task | diverge").output
        ).filter { $0["kind"] as? String == "divergence" }
        #expect(Set(findings.compactMap { $0["task"] as? String }) == ["coding", "writing"])
        #expect(findings.allSatisfy { $0["task"] != nil }, "codebooks of different tasks cannot be pooled")
    }

    @Test func clustersSumToTheirDivergence() throws {
        let shell = try Shell()
        let findings = try objects(
            shell.succeed("cat \(sample) | extract | embed | quantize --clusters 12 | diverge --bootstrap 0 --permutations 0").output)
        let divergence = try #require(findings.first { $0["source"] as? String == "sim:polite" && $0["kind"] as? String == "divergence" })
        #expect(divergence["js_low"] == nil && divergence["js_floor"] == nil)
        let clusters = findings.filter {
            $0["source"] as? String == "sim:polite" && $0["kind"] as? String == "cluster" && $0["task"] == nil
        }
        let parts = clusters.reduce(0.0) { $0 + ($1["js_part"] as? Double ?? .nan) }
        #expect(abs(parts - (divergence["js"] as? Double ?? .nan)) < 1e-12)
        let described = findings.filter { $0["kind"] as? String == "codebook_cluster" }
        #expect(described.compactMap { $0["cluster"] as? Int } == Array(0..<12), "once, whatever the number of simulators")
        #expect(described.allSatisfy { ($0["terms"] as? [String])?.isEmpty == false })
        #expect(described.reduce(0) { $0 + ($1["size"] as? Int ?? 0) } == 160)
    }

    /// A page has the same clusters, terms and examples whether these stand once a codebook or, as before, with each simulator.
    @Test func theLargestClustersOfAClassShowTheirOwnExamples() throws {
        let shell = try Shell()
        let diverge = "cat \(sample) | extract | embed | quantize --clusters 12 | diverge --bootstrap 0 --permutations 0"
        func clusters(_ options: String) throws -> [[String: Any]] {
            try objects(shell.succeed("\(diverge) \(options)").output).filter {
                $0["source"] as? String == "sim:polite" && $0["kind"] as? String == "cluster" && $0["task"] == nil
            }
        }
        func shown(_ clusters: [[String: Any]]) -> [String: Int] {
            let shown = clusters.filter { $0["examples_source"] != nil }
            return Dictionary(shown.map { ($0["class"] as? String ?? "", 1) }, uniquingKeysWith: +)
        }
        #expect(try shown(clusters("--top 1")).values.allSatisfy { $0 == 1 })
        #expect(try shown(clusters("--top 0")).isEmpty)
        let all = try clusters("--top 12")
        #expect(!all.isEmpty)
        #expect(all.allSatisfy { ($0["examples_source"] as? [Any])?.isEmpty == ($0["count_source"] as? Int == 0) }, "all that it has")
        let page = try shell.succeed("\(diverge) | report --format markdown").text
        #expect(page.contains("| example of real | example of sim:polite |") && page.contains("greets at the start"))
    }

    @Test func gateDecidesTheExitStatus() throws {
        let shell = try Shell()
        try shell.succeed("cat \(sample) | extract | embed | quantize --clusters 12 >assignments.ndjson")
        let failed = try shell.run("diverge --gate 'js<0.0001' assignments.ndjson >findings.ndjson")
        #expect(failed.status == 1, "\(failed)")
        #expect(failed.errors.contains("js<0.0001"))
        try shell.succeed("diverge --gate 'js<0.7' assignments.ndjson >findings.ndjson")
        #expect(try shell.run("report --gate 'js<0.0001' --format markdown findings.ndjson").status == 1)
        try shell.succeed("report --gate 'js<0.7' findings.ndjson")
    }

    /// Assignments beside their findings are drawn, in whatever order they come; those without coordinates are refused.
    @Test func reportDrawsPrincipalCoordinates() throws {
        let shell = try Shell()
        try shell.succeed(
            """
            set -e
            extract --facet style,context $CHECKOUT/pipelines/sample/*.ndjson | embed >e
            quantize -q --clusters 4 --projection e >a; diverge --bootstrap 50 --permutations 50 a >f
            report --format html f a >one; report --jobs 1 --format html a f | cmp - one
            report --format markdown f a >md; quantize -q --clusters 4 e >bare; quantize -q --clusters 3 --projection e >other
            """)
        let html = String(decoding: try shell.read("one"), as: UTF8.self)
        #expect(html.matches(of: /<svg class="scatter"/).count == 6)
        #expect(html.matches(of: /M-?\d+ -?\d+h0/).count == 6 * 80)
        #expect(String(decoding: try shell.read("md"), as: UTF8.self).contains("drawn in the HTML form alone"))
        #expect(try shell.succeed("report --format html f other").text.contains("320 records with principal coordinates not drawn"))
        let refused = try shell.run("report f bare")
        #expect(refused.status == 65 && refused.errors.contains("bare:1") && refused.errors.contains("--projection"), "\(refused)")
    }

    @Test func mixedStagesAreRefused() throws {
        let shell = try Shell()
        try shell.succeed("extract $CHECKOUT/pipelines/sample/real.ndjson | embed -o real.ndjson")
        try shell.succeed("extract $CHECKOUT/pipelines/sample/sim-terse.ndjson | embed -d 64 -o other.ndjson")
        try shell.succeed(
            "extract $CHECKOUT/pipelines/sample/sim-terse.ndjson | embed -d 256 | sed 's/embed:hashing:/embed:other:/' >third.ndjson")
        let refused = try shell.run("quantize real.ndjson third.ndjson")
        #expect(refused.status == 65, "\(refused)")
        #expect(
            refused.errors.contains("field 'via'") && refused.errors.contains("embed:hashing:") && refused.errors.contains("embed:other:"))
        #expect(refused.errors.contains("third.ndjson:1") && refused.errors.contains("real.ndjson:1"))
        #expect(try shell.run("quantize --allow-mixed real.ndjson other.ndjson").errors.contains("components"))
        try shell.succeed("quantize --allow-mixed --clusters 2 real.ndjson third.ndjson | diverge --allow-mixed >/dev/null")
    }
}

/// Ways of clustering that can be put in each other's place.
@Suite struct ClusteringTests {
    @Test(arguments: ["--method gmm", "--method agglomerative", "--spherical", "--init random", "--components 5", "--fit-on real"])
    func everyWayLabelsAllRecords(way: String) throws {
        let shell = try Shell()
        try shell.succeed(
            "extract $CHECKOUT/pipelines/sample/*.ndjson | embed >e && quantize \(way) --clusters 6 -q -j1 e >one && quantize \(way) --clusters 6 -q -j2 e >two"
        )
        let records = try objects(shell.read("one"))
        #expect(records.count == 160)
        #expect(records.allSatisfy { (0..<6).contains($0["cluster"] as? Int ?? -1) && ($0["distance"] as? Double ?? -1) >= 0 })
        #expect(try shell.read("one") == shell.read("two"))
        let findings = try objects(shell.succeed("diverge one").output).filter {
            $0["kind"] as? String == "divergence" && $0["split"] == nil
        }
        #expect(findings.allSatisfy { ($0["js"] as? Double ?? 0) > 0.1 }, "\(way) tells the simulators from the real side")
    }

    @Test func sweepTellsWhatSpeaksForEachNumber() throws {
        let shell = try Shell()
        let rows = try objects(shell.succeed("extract $CHECKOUT/pipelines/sample/*.ndjson | embed | quantize --sweep 2,4,8").output)
        #expect(rows.map { $0["clusters"] as? Int } == [2, 4, 8])
        let inertia = rows.compactMap { $0["inertia"] as? Double }
        #expect(inertia == inertia.sorted(by: >) && inertia.count == 3)
        #expect(rows.allSatisfy { $0["expected_floor"] as? Double == Double(($0["clusters"] as? Int ?? 0) - 1) / 160 })
    }

    @Test(arguments: [
        "--method gmm --write-codebook c", "--method agglomerative --fit-on real", "--sweep 3 --codebook c", "--sweep 0",
        "--sweep 3 --clusters 4",
        "--method gmm --spherical",
    ])
    func combinationsWithoutMeaningAreRefused(flags: String) throws {
        let shell = try Shell()
        #expect(try shell.run("quantize \(flags) /dev/null").status == 2)
    }
}
