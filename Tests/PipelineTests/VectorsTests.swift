import Foundation
import TestSupport
import Testing

/// `diverge --vectors` on the embeddings that the programs make, and on input that has none.
@Suite struct VectorsTests {
    private func record(_ id: Int, _ source: String, _ vector: String, _ more: String = "") -> String {
        #"{"id":"\#(id)","source":"\#(source)","facet":"f","vector":\#(vector)\#(more)}"#
    }

    @Test func theSampleThroughPipes() throws {
        let shell = try Shell()
        try shell.succeed(
            "cat $CHECKOUT/pipelines/sample/*.ndjson | extract --facet style | embed | tee emb | diverge --vectors --bootstrap 50 --permutations 50 >out"
        )
        let findings = try objects(try shell.read("out"))
        let vectors = findings.filter { $0["kind"] as? String == "vectors" }
        let probes = findings.filter { $0["kind"] as? String == "probe" }
        #expect(vectors.count == probes.count && vectors.count + probes.count == findings.count)
        for finding in vectors where finding["split"] == nil {
            for name in ["energy_distance", "mmd", "frechet_distance_corrected", "precision", "recall", "density", "coverage"] {
                #expect(finding[name] is Double && finding["\(name)_low"] is Double, "\(name) in \(finding)")
            }
            for name in ["energy_distance", "mmd", "frechet_distance"] {
                for part in ["floor", "floor95", "excess", "p", "p_holm", "p_bh"] { #expect(finding["\(name)_\(part)"] is Double) }
            }
            for name in ["n_source", "n_reference", "seed", "dimensions", "neighbors", "mmd_bandwidth", "frechet_distance_bootstrap"] {
                #expect(finding[name] is NSNumber)
            }
            #expect((finding["via"] as? String)?.contains(" diverge:vectors:") == true)
        }
        for finding in probes where finding["split"] == nil {
            let (accuracy, area) = (finding["accuracy"] as? Double, finding["auc"] as? Double)
            #expect((0...1).contains(accuracy ?? -1) && (0...1).contains(area ?? -1) && finding["auc_low"] is Double)
        }
        #expect(vectors.contains { $0["split"] as? String == "halves" && $0["source"] as? String == "real" })
        try shell.succeed("diverge out --against out --figures energy_distance --outcomes auc >agreement")
        #expect(try objects(try shell.read("agreement")).first?["n"] as? Int == 3)
    }

    @Test func sameBytesOnAnyThreadsAndInAnyOrder() throws {
        let shell = try Shell()
        try shell.succeed(
            "cat $CHECKOUT/pipelines/sample/*.ndjson | extract --facet style | embed >emb && sort -R --random-source=emb emb >mixed")
        let one = try shell.succeed("diverge --vectors --jobs 1 --bootstrap 120 --permutations 120 emb").output
        #expect(try shell.succeed("diverge --vectors --jobs 3 --bootstrap 120 --permutations 120 emb").output == one)
        #expect(try shell.succeed("diverge --vectors --jobs 2 --bootstrap 120 --permutations 120 mixed").output == one)
        #expect(try shell.succeed("diverge --vectors --seed 43 --bootstrap 120 --permutations 120 emb").output != one)
    }

    /// Two clouds of 3 and 3 far apart, in two dimensions and as base64 as well as numbers.
    @Test func unitsAndTasks() throws {
        let shell = try Shell()
        var lines: [String] = []
        for id in 0..<24 {
            let (task, user) = (id % 2 == 0 ? "even" : "odd", "u\(id / 3)")
            for (source, shift) in [("real", 0), ("sim:a", 5)] {
                lines.append(record(id, source, "[\(id % 5 + shift),\(id % 7)]", #","task":"\#(task)","user":"\#(user)""#))
            }
        }
        try shell.write("in", lines.joined(separator: "\n"))
        let outcome = try shell.succeed("diverge --vectors --unit user --folds 3 --bootstrap 60 --permutations 60 in")
        let findings = try objects(outcome.output)
        #expect(findings.map { $0["task"] as? String ?? "all" } == ["all", "even", "odd"].flatMap { Array(repeating: $0, count: 4) })
        for finding in findings where finding["split"] == nil {
            #expect(finding["units_source"] as? Int == 8 && finding["unit"] as? String == "user")
            #expect((finding["warnings"] as? [String]) == [])
        }
        #expect((findings[0]["energy_distance_p"] as? Double ?? 1) < 0.1)
        #expect((findings[1]["accuracy"] as? Double ?? 0) > 0.8)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var real: [String]
        var simulated: [String]
        /// Figures, nil where they must be null with a reason.
        var figures: [String: Double?]
    }

    static let cases: [Case] = [
        Case(
            testDescription: "one record a side", real: ["[1,0]"], simulated: ["[0,1]"],
            figures: [
                "energy_distance": nil, "mmd": nil, "frechet_distance": nil, "precision": nil, "recall": nil, "density": nil,
                "coverage": nil, "accuracy": nil, "auc": nil,
            ]),
        Case(
            testDescription: "all equal", real: Array(repeating: "[3,4]", count: 6), simulated: Array(repeating: "[3,4]", count: 6),
            figures: ["energy_distance": 0, "mmd": nil, "frechet_distance": 0, "precision": 1, "recall": 1, "density": 1.2, "coverage": 1]),
        Case(
            testDescription: "two clumps apart", real: Array(repeating: "[0]", count: 6), simulated: Array(repeating: "[2]", count: 6),
            figures: [
                "energy_distance": 4, "mmd": 2 - 2 * exp(-0.5), "frechet_distance": 4, "precision": 0, "recall": 0, "density": 0,
                "coverage": 0, "accuracy": 1, "auc": 1,
            ]),
        Case(
            testDescription: "fewer records than folds", real: ["[0]", "[1]"], simulated: ["[2]", "[4]", "[3]"],
            figures: ["energy_distance": 2 * 2.5 - 1 - 4.0 / 3, "accuracy": nil, "precision": nil]),
        Case(
            testDescription: "large lengths", real: ["[1e38,0]", "[0,3e38]", "[1e38,1e38]"],
            simulated: ["[1e38,0]", "[0,3e38]", "[1,1e-9]"],
            figures: ["accuracy": nil, "precision": nil]),
    ]

    @Test(arguments: cases) func degenerateInputGivesTheRightAnswer(_ example: Case) throws {
        let shell = try Shell()
        let lines = example.real.enumerated().map { record($0, "real", $1) } + example.simulated.enumerated().map { record($0, "sim", $1) }
        try shell.write("in", lines.joined(separator: "\n"))
        let outcome = try shell.succeed("diverge --vectors --bootstrap 20 --permutations 20 in")
        let found = try objects(outcome.output).filter { $0["source"] as? String == "sim" }.reduce(into: [:]) {
            $0.merge($1) { one, _ in one }
        }
        for (name, expected) in example.figures {
            if let expected {
                #expect(abs((found[name] as? Double ?? .nan) - expected) < 1e-12, "\(name): \(outcome)")
            } else {
                #expect(found[name] is NSNull && found["\(name)_reason"] is String, "\(name): \(outcome)")
            }
        }
    }

    @Test(arguments: [
        (#"{"id":"1","source":"real"}"#, "nearest is an embedding, which also needs vector"),
        (#"{"id":"1","source":"real","vector":"AADAfwAAgD8="}"#, "not finite"),
        (#"{"id":"1","source":"real","vector":{}}"#, "expected a vector"), (#"{"id":"1","source":"real","vector":[]}"#, "is empty"),
        (#"{"id":"1","source":"real","vector":[1]}"#, "only the source 'real'"), ("", "no record"),
        (#"{"id":"1","source":"sim","vector":[1]}"#, "no record of the reference 'real'"),
        (#"{"source":"real","vector":[1]}"#, "field 'id': missing"),
        (
            "{\"id\":\"1\",\"source\":\"real\",\"vector\":[1]}\n{\"id\":\"2\",\"source\":\"real\",\"vector\":[1,2]}",
            "found 2 components, expected 1"
        ),
        ("{\"id\":\"1\",\"source\":\"real\",\"vector\":[1]}\n{\"id\":\"1\",\"source\":\"real\",\"vector\":[1]}", "was there before"),
        (
            "{\"id\":\"1\",\"source\":\"real\",\"vector\":[1],\"via\":\"a\"}\n{\"id\":\"1\",\"source\":\"sim\",\"vector\":[1],\"via\":\"b\"}",
            "--allow-mixed"
        ),
    ]) func badInputIsRefused(input: String, says: String) throws {
        let shell = try Shell()
        try shell.write("in", input)
        let outcome = try shell.run("diverge --vectors in")
        #expect(outcome.status == 65 && outcome.output.isEmpty && outcome.errors.contains(says), "\(outcome)")
    }

    @Test func withoutTheFlagAnEmbeddingIsRefusedWithTheWayOut() throws {
        let shell = try Shell()
        try shell.write("in", record(1, "real", "[1,2]"))
        let outcome = try shell.run("diverge in")
        #expect(outcome.status == 65 && outcome.errors.contains("quantize first, or compare vectors with --vectors"), "\(outcome)")
        #expect(try shell.run("diverge --vectors --partial in").status == 2)
    }
}
