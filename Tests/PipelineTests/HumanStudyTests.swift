import Foundation
import TestSupport
import Testing

/// Odd-one-out triplets, drawn and scored by the built diverge.
@Suite struct HumanStudyTests {
    private static let assignments = "extract --facet style $CHECKOUT/pipelines/sample/*.ndjson | embed | quantize --clusters 6 -q >a"

    @Test func drawnAnsweredAndScored() throws {
        let shell = try Shell()
        try shell.succeed("\(Self.assignments); diverge --triplets 25 --key key a >triplets")
        let triplets = try objects(shell.read("triplets"))
        let keys = try objects(shell.read("key"))
        #expect(triplets.count == 25 && triplets.allSatisfy { Set($0.keys) == ["triplet", "a", "b", "c"] }, "nothing else is shown")
        #expect(triplets.map { $0["triplet"] as? String } == keys.map { $0["triplet"] as? String })
        // Every text and its cluster, by id and source, as the assignments have them.
        let clusters = Dictionary(
            uniqueKeysWithValues: try objects(shell.read("a")).map { record in
                ("\(record["id"] ?? "") \(record["source"] ?? "")", (record["text"] as? String, record["cluster"] as? Int))
            })
        for (triplet, key) in zip(triplets, keys) {
            let (ids, sources) = (key["ids"] as? [String] ?? [], key["sources"] as? [String] ?? [])
            for (place, (id, source)) in zip(["a", "b", "c"], zip(ids, sources)) {
                let member = try #require(clusters["\(id) \(source)"])
                #expect(member.0 == triplet[place] as? String)
                #expect(member.1 == (key["odd"] as? String == place ? key["odd_cluster"] : key["cluster"]) as? Int)
            }
        }

        // Three annotators: one always right, one always says a, one right but for the first triplet of which he says nothing.
        var answers = ""
        for (index, key) in keys.enumerated() {
            let (triplet, odd) = (key["triplet"] as? String ?? "", key["odd"] as? String ?? "")
            let choices: [(String, String)] = [("p1", odd), ("p2", "a")] + (index == 0 ? [] : [("p3", odd)])
            for (participant, choice) in choices {
                answers += #"{"triplet":"\#(triplet)","participant":"\#(participant)","choice":"\#(choice)"}"# + "\n"
            }
        }
        try shell.write("answers", answers)
        let findings = try objects(shell.succeed("diverge answers key").output)
        #expect(findings.count == 1 && findings[0]["kind"] as? String == "agreement" && findings[0]["what"] as? String == "triplets")
        let right = 25 + 24 + keys.count { $0["odd"] as? String == "a" }
        #expect(findings[0]["answers"] as? Int == 74)
        #expect(abs((findings[0]["accuracy"] as? Double ?? 0) - Double(right) / 74) < 1e-12, "\(findings[0])")
        #expect(
            findings[0]["participants"] as? Int == 3 && findings[0]["triplets"] as? Int == 25
                && findings[0]["triplets_unanswered"] as? Int == 0)
        #expect(findings[0]["warnings"] as? [String] == ["answers_missing"])
        let (low, high) = (findings[0]["accuracy_low"] as? Double ?? 2, findings[0]["accuracy_high"] as? Double ?? 0)
        #expect(low < Double(right) / 74 && high > Double(right) / 74)
        #expect(findings[0]["fleiss_kappa_low"] as? Double != nil && findings[0]["accuracy_p"] as? Double ?? 1 < 1e-6)
        #expect((findings[0]["via"] as? String)?.contains("diverge:triplets:") == true)
    }

    @Test func sameSeedSameTripletsWhateverTheOrderOrTheThreads() throws {
        let shell = try Shell()
        try shell.succeed(
            """
            \(Self.assignments); diverge --triplets 8 --key k1 -j1 a >t1; tac a | diverge --triplets 8 --key k2 -j3 >t2
            cmp t1 t2 && cmp k1 k2; diverge --triplets 8 --key k3 --seed 7 a >t3
            """)
        #expect(try shell.read("t1") != shell.read("t3"))
    }

    @Test func everyCodebookHasItsTriplets() throws {
        let shell = try Shell()
        try shell.succeed(
            "extract --facet all $CHECKOUT/pipelines/sample/*.ndjson | embed | quantize --clusters 4 -q | diverge --triplets 5 --key key >triplets"
        )
        let keys = try objects(shell.read("key"))
        #expect(keys.count == 35 && Set(keys.compactMap { $0["facet"] as? String }).count == 7)
        let answers = keys.map { #"{"triplet":"\#($0["triplet"] as? String ?? "")","participant":"p","choice":"a"}"# }
        try shell.write("answers", answers.joined(separator: "\n"))
        let findings = try objects(shell.succeed("diverge key answers").output)
        try #require(findings.count == 8)
        #expect(findings[0]["facet"] == nil && findings[0]["answers"] as? Int == 35 && findings[1]["answers"] as? Int == 5)
        #expect(findings[0]["fleiss_kappa"] is NSNull && findings[0]["fleiss_kappa_reason"] as? String != nil)
    }

    /// Codebooks may be fits of their own, with another `via` each.
    @Test func viaIsComparedWithinACodebook() throws {
        let shell = try Shell()
        let records = ["f", "g"].flatMap { facet in
            (0..<4).map {
                #"{"id":"\#($0)","source":"real","facet":"\#(facet)","cluster":\#($0 / 2),"text":"\#($0)","via":"fit:\#(facet)"}"# + "\n"
            }
        }
        try shell.write("in", records.joined())
        try shell.succeed("diverge --triplets 2 --key key in >triplets")
        let keys = try objects(shell.read("key"))
        #expect(keys.map { ($0["via"] as? String)?.prefix(5) } == ["fit:f", "fit:f", "fit:g", "fit:g"])
        try shell.write(
            "answers", #"{"triplet":"f-1","participant":"p","choice":"a"}"# + "\n" + #"{"triplet":"g-2","participant":"p","choice":"a"}"#)
        let findings = try objects(shell.succeed("diverge key answers").output)
        #expect(findings.map { ($0["via"] as? String)?.prefix(5) } == ["fit:f", "fit:f", "fit:g"], "all together it is that of the first")
        let mixed = try shell.run("sed 's/fit:g/fit:h/; 8s/fit:h/fit:i/' in | diverge --triplets 2 --key key")
        #expect(mixed.status == 65 && mixed.errors.contains("field 'via'"), "\(mixed)")
    }

    private static let key = #"{"triplet":"t","odd":"a"}"# + "\n"
    private static let answer = #"{"triplet":"t","participant":"p","choice":"b"}"# + "\n"

    static let cases: [BadInputTests.Case] = [
        .init("triplets without a key", "diverge --triplets 3 /dev/null", 2, ["--triplets needs --key FILE", "hint:"]),
        .init("key without triplets", "diverge --key k /dev/null", 2, ["--key is used only with --triplets"]),
        .init("no triplet", "diverge --triplets 0 --key k /dev/null", 2, ["--triplets", "from 1"]),
        .init("triplets of no record", "diverge --triplets 3 --key k /dev/null", 65, ["no record"]),
        .init(
            "triplets of records without text", "diverge --triplets 3 --key k in", 65, ["in:1:", "field 'text': missing"],
            ["in": BadInputTests.assignment("a", "real")]),
        .init(
            "triplets of one cluster", "diverge --triplets 3 --key k in", 65, ["codebook 'f'", "fewer than two clusters", "hint:"],
            [
                "in": BadInputTests.assignment("a", "real", more: #","text":"x""#)
                    + BadInputTests.assignment("b", "real", more: #","text":"y""#)
            ]),
        .init(
            "folder of the key missing", "diverge --triplets 1 --key nowhere/k in", 73, ["nowhere/k"],
            [
                "in": (0..<4).map { BadInputTests.assignment("\($0)", "real", cluster: "\($0 / 2)", more: #","text":"\#($0)""#) }.joined()
            ]),
        .init("answer: no key", "diverge in", 65, ["in:1:", "no key for the triplet 't'", "hint:"], ["in": answer]),
        .init("answer: none", "diverge in", 65, ["no answer", "hint:"], ["in": key]),
        .init(
            "answer: choice of no place", "diverge in", 65, ["in:2:", "field 'choice'", "a, b, c"],
            ["in": key + answer.replacing(#""b""#, with: #""d""#)]),
        .init(
            "answer: participant missing", "diverge in", 65, ["in:1:", "field 'participant': missing"],
            ["in": #"{"triplet":"t","choice":"a"}"#]),
        .init("answer: repeat", "diverge in", 65, ["in:3:", "in:2", "participant 'p'"], ["in": key + answer + answer]),
        .init("key: repeat", "diverge in", 65, ["in:2:", "in:1", "triplet 't'"], ["in": key + key + answer]),
        .init(
            "key: odd of no place", "diverge in", 65, ["in:1:", "field 'odd'", "a, b, c"],
            ["in": #"{"triplet":"t","odd":2}"#.replacing("2", with: #""z""#)]),
    ]

    @Test(arguments: cases) func badInput(_ example: BadInputTests.Case) throws { try BadInputTests().endsWithItsErrorAndStatus(example) }

    @Test func noKeyIsLeftBehindByAFailure() throws {
        let shell = try Shell()
        try shell.write("in", BadInputTests.assignment("a", "real", more: #","text":"x""#))
        #expect(try shell.run("diverge --triplets 3 --key k in").status == 65 && shell.files == ["in"])
    }
}
