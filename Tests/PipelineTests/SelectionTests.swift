import Foundation
import TestSupport
import Testing

/// --where, --sample, --only and --turns through the built program.
@Suite struct SelectionTests {
    private let sample = "$CHECKOUT/pipelines/sample/*.ndjson"

    @Test func selectedRecordsAreThoseOfTheWholeRun() throws {
        let shell = try Shell()
        try shell.succeed("extract \(sample) >all")
        try shell.succeed("extract --only real \(sample) | cmp - <(grep '\"source\": *\"real\"' all)")
        try shell.succeed(
            "extract --where source=sim:polite --where 'id!=coding-01' \(sample) | cmp - <(grep '\"source\": *\"sim:polite\"' all | grep -v '\"id\": *\"coding-01\"')"
        )
        try shell.succeed("extract --sample 1000 --quiet \(sample) | cmp - all")
        let none = try shell.succeed("extract --where task=nothing \(sample)")
        #expect(none.output.isEmpty && none.errors.contains("no conversation was selected"), "\(none)")
    }

    @Test func sampleIsTheSameOnAnyNumberOfThreads() throws {
        let shell = try Shell()
        // Several batches of input.
        try shell.succeed(
            "for i in {1..40}; do sed \"s/\\\"id\\\": *\\\"/&$i-/\" \(sample); done >many; extract --sample 30 -j 1 many >1; extract many >all"
        )
        for jobs in 2...4 { try shell.succeed("extract --sample 30 -j \(jobs) many | cmp - 1") }
        try shell.succeed("extract --sample 30 <(cat many) | cmp - 1 && comm -23 <(sort 1) <(sort all) | wc -c | grep -qx 0")
        let counts = Dictionary(grouping: try objects(shell.read("1"))) { $0["source"] as? String }.mapValues(\.count)
        #expect(counts.count == 4 && counts.values.allSatisfy { $0 == 30 }, "\(counts)")
        #expect(try shell.succeed("extract --sample 30 --seed 7 many").output != shell.read("1"))
        let short = try shell.succeed("extract --sample 41 \(sample) >/dev/null")
        #expect(short.errors.contains("--sample 41: 'real' has only 40 conversations"), "\(short)")
    }

    @Test func badRecordsCountUnderSampleAsElsewhere() throws {
        let shell = try Shell()
        try shell.succeed("(cat \(sample); echo '{\"id\":\"x\",\"source\":\"real\",\"messages\":3}') >in")
        #expect(try shell.run("extract --sample 5 in").status == 65)
        let outcome = try shell.succeed("extract --sample 5 --max-errors 1 in | wc -l")
        #expect(
            outcome.text.trimmingCharacters(in: .whitespacesAndNewlines) == "20" && outcome.errors.contains("1 of 161 records refused"),
            "\(outcome)")
    }

    @Test func turnsChangeViaAndSelectionDoesNot() throws {
        let shell = try Shell()
        func via(_ flags: String) throws -> Set<String> {
            Set(try objects(shell.succeed("extract --quiet \(flags) \(sample)").output).compactMap { $0["via"] as? String })
        }
        let plain = try via("")
        #expect(plain.count == 1)
        #expect(try via("--sample 3 --seed 9 --only real --where id=*") == plain)
        #expect(try via("--turns 2") != plain && via("--turns 2") != via("--turns 3"))
        let utterances = try objects(shell.succeed("extract --facet utterances --turns 1 \(sample)").output)
        let first = try objects(shell.succeed("cat \(sample)").output).map { record in
            (record["messages"] as? [[String: String]])?.first { $0["role"] == "user" }?["content"]
        }
        #expect(utterances.map { $0["text"] as? String } == first)
    }
}
