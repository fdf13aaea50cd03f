import Foundation
import TestSupport
import Testing

/// docs/records.md names every field that the programs write, and every field of its examples is read.
@Suite struct RecordsContractTests {
    static let tables = (try? String(contentsOfFile: "\(Shell.checkout)/docs/records.md", encoding: .utf8)).map(RecordTables.init)

    // MARK: Written

    /// Which records of which files a section is about.
    struct Written: Sendable, CustomStringConvertible {
        var section: String
        var files: [String]
        var has: [String: String?] = [:]
        var lacks: [String] = []

        var description: String { section }

        func selects(_ record: [String: Any]) -> Bool {
            has.allSatisfy { name, value in record[name] != nil && (value == nil || record[name] as? String == value) }
                && lacks.allSatisfy { record[$0] == nil }
        }
    }

    static let written: [Written] = [
        Written(section: "behavior", files: ["behaviors", "raw"]),
        Written(section: "statement", files: ["statements"]),
        Written(section: "profile", files: ["profiles"]),
        Written(section: "measures", files: ["measures", "evidence"]),
        Written(section: "embedding", files: ["embeddings", "encoded"]),
        Written(section: "assignment", files: ["assignments", "others"]),
        Written(section: "codebook", files: ["codebook", "merged"], has: ["kind": "codebook"]),
        Written(section: "codebook row", files: ["codebook", "merged"], lacks: ["kind"]),
        Written(section: "sweep", files: ["sweep"], has: ["kind": "sweep"]),
        Written(section: "triplet", files: ["triplets"]),
        Written(section: "key", files: ["key"]),
        Written(section: "answer", files: ["answers"]),
        Written(section: "reject", files: ["rejects"]),
        Written(section: "provenance", files: ["provenance"]),
        Written(section: "divergence", files: ["findings", "unsmoothed"], has: ["kind": "divergence"]),
        Written(section: "cluster", files: ["findings", "unsmoothed"], has: ["kind": "cluster"]),
        Written(section: "codebook_cluster", files: ["findings", "unsmoothed"], has: ["kind": "codebook_cluster"]),
        Written(section: "pair", files: ["findings"], has: ["kind": "pair"]),
        Written(section: "map", files: ["findings"], has: ["kind": "map"]),
        Written(section: "mixture", files: ["findings"], has: ["kind": "mixture"]),
        Written(section: "vectors", files: ["distances"], has: ["kind": "vectors"]),
        Written(section: "probe", files: ["distances"], has: ["kind": "probe"]),
        Written(section: "dimension of numbers", files: ["dimensions", "aspects"], has: ["kind": "dimension", "w1": nil]),
        Written(section: "dimension of labels", files: ["dimensions", "aspects"], has: ["kind": "dimension", "tvd": nil]),
        Written(section: "dimension of statements", files: ["knowledge"], has: ["kind": "dimension"], lacks: ["id"]),
        Written(section: "dimension of one id's statements", files: ["knowledge"], has: ["kind": "dimension", "id": nil]),
        Written(section: "domain_pattern", files: ["dimensions", "aspects"], has: ["kind": "domain_pattern"]),
        Written(section: "index", files: ["index", "dimensions"], has: ["kind": "index"]),
        Written(section: "feature", files: ["index"], has: ["kind": "feature"]),
        Written(section: "match", files: ["matches"], has: ["kind": "match"], lacks: ["reference_condition"]),
        Written(section: "match difference", files: ["matches"], has: ["kind": "match", "reference_condition": nil]),
        Written(section: "rate of votes", files: ["votes", "checklists"], has: ["kind": "rate", "wins": nil]),
        Written(section: "rate of satisfaction", files: ["checklists"], has: ["what": "satisfaction"]),
        Written(section: "rate of reward", files: ["rewards"], has: ["what": "reward"], lacks: ["reference"]),
        Written(section: "rate of reward differences", files: ["rewards"], has: ["what": "reward", "reference": nil]),
        Written(section: "agreement of rankings", files: ["rankings"], has: ["kind": "agreement", "figure": nil]),
        Written(section: "agreement of judges", files: ["matches"], has: ["kind": "agreement"]),
        Written(section: "agreement of annotators", files: ["annotators"], has: ["kind": "agreement"]),
    ]

    /// What the built programs write of the sample: names of files with their lines.
    static let files = Result { try run() }

    private static func run() throws -> [String: [String]] {
        let (shell, model) = (try Shell(), try TinyModel.bert())
        try shell.write("trials", UserSimIndexTests.records())
        try shell.write("difficulty", difficulty)
        try shell.write("measures.in", measures)
        try shell.write("verdicts.in", verdicts)
        try shell.write("votes.in", votes)
        try shell.write("checklists.in", checklists)
        try shell.write("rewards.in", rewards)
        let outcome = try shell.run(script, environment: ["MODEL": model.path])
        #expect(outcome.status == 0, "\(outcome)")
        return Dictionary(
            uniqueKeysWithValues: try shell.files.filter { !$0.contains(".") }.map { name in
                (name, String(decoding: try shell.read(name), as: UTF8.self).split(separator: "\n").map(String.init))
            })
    }

    private static let script = """
        set -e
        diverge() { command diverge --bootstrap 25 --permutations 25 "$@"; }
        for source in real sim-polite sim-terse sim-frontload; do
          sed -n '1,12p;21,32p' "$CHECKOUT/pipelines/sample/$source.ndjson"
        done >conversations
        extract --facet all conversations >behaviors
        extract --facet conversation,utterances,goal conversations >raw
        extract --facet knowledge conversations >statements
        extract --facet profile conversations >profiles
        extract --facet profile --by source conversations >>profiles
        extract --measures realsim,shape,usi conversations >measures
        echo '{"id":"1","source":"real","messages":[{"role":"user","content":"'"$(yes 'So i left.' | head -1100 | tr '\\n' ' ')"'"}]}' |
          extract --measures realsim >evidence
        grep -E '"facet":"(style|sgd)"' behaviors | embed --dimensions 16 >embeddings
        head -4 behaviors | embed --model "$MODEL" >encoded
        quantize --quiet --clusters 6 --projection --write-codebook codebook embeddings >assignments
        grep '"facet":"sgd"' embeddings | quantize --quiet --clusters 4 >others
        quantize --sweep 3,4 embeddings >sweep
        quantize --partial embeddings | quantize --merge --clusters 4 >merged
        diverge assignments >findings
        diverge --smoothing none --no-mixtures assignments >unsmoothed
        diverge --vectors --no-mixtures embeddings >distances
        diverge --minimum 5 --domain task measures >dimensions
        diverge --minimum 5 measures.in >>dimensions
        diverge --domain task behaviors >aspects
        embed --dimensions 16 statements | diverge --domain task --minimum 5 >knowledge
        diverge trials --difficulty difficulty | grep -E '"kind":"(index|feature)"' >index
        diverge verdicts.in >matches
        diverge votes.in >votes
        diverge checklists.in >checklists
        diverge --minimum 5 rewards.in >rewards
        diverge --triplets 6 --key key assignments >triplets
        for choice in a b; do
          sed -E 's/.*("triplet":"[^"]*").*/{\\1,"participant":"p'$choice'","choice":"'$choice'"}/' triplets
        done >answers
        diverge key answers >annotators
        echo '{"source":"sim:polite","stars":3}' >outcomes
        diverge findings --compare findings >rankings
        diverge findings --against outcomes >>rankings
        diverge findings --against distances >>rankings
        (head -2 conversations; echo '{"id":"x"}') | extract --quiet --max-errors 1 --rejects rejects --provenance provenance >/dev/null
        extract --quiet --max-errors 99 --max-record 50 --rejects long.rejects conversations >/dev/null; cat long.rejects >>rejects
        """

    private static let cases = Array(1...24)
    private static let verdicts = cases.flatMap { i in
        ["gpt", "claude"].flatMap { judge in
            ["profile", "task_only"].map { condition in
                """
                {"case":"\(i)","source":"sim:a","condition":"\(condition)","judge":"\(judge)","user":"u\(i / 2)",\
                "style":\(condition == "profile" ? i % 3 > 0 : i % 4 == 0),"pacing":\((i + judge.count) % 3 == 0)}

                """
            }
        }
    }.joined()
    private static let votes = cases.map { i in
        """
        {"item":"\(i)","arm_a":"trained","arm_b":"initial","choice":"\(["a", "b", "tie", "a"][i % 4])","participant":"p\(i / 2)",\
        "category":"\(["letter", "code"][i % 2])","position":"\(["a", "b", "b"][i % 3])"}

        """
    }.joined()
    private static let checklists = cases.flatMap { i in
        ["trained", "initial"].map { arm in
            """
            {"item":"\(i)","arm":"\(arm)","satisfied":[\((i + arm.count) % 2 == 0),\(i % 3 == 0)],"category":"\(["letter", "code"][i % 2])"}

            """
        }
    }.joined()
    private static let difficulty =
        "{" + UserSimIndexTests.tasks.enumerated().map { "\"\($1)\":0.\($0 % 10)" }.joined(separator: ",") + "}"
    /// Four domains; a number and labels that both sides have, and each that people alone have.
    private static let measures = cases.flatMap { i in
        ["real", "sim:a"].map { source in
            let intent = ["ask", "make", "tell"][(i * 3 / 4 + source.count) % (i % 4 + 2) % 3]
            let more = source == "real" ? #","age":\#(i),"mood":"glad""# : ""
            return """
                {"id":"\(i)","source":"\(source)","domain":"d\(i % 4)",\
                "measures":{"words":\(i * i % 7 + source.count),"intent":["\(intent)"]\(more)}}

                """
        }
    }.joined()
    private static let rewards = cases.flatMap { i in
        ["real", "sim:a"].map { source in
            #"{"id":"\#(i)","source":"\#(source)","reward":\#((i + source.count) % 3 == 0),"task":"\#(["air", "shop"][i % 2])","run":1}"#
                + "\n"
        }
    }.joined()

    @Test(arguments: written) func whatIsWrittenIsInTheTable(_ written: Written) throws {
        let fields = try #require(RecordsContractTests.tables?.sections[written.section], "docs/records.md: no section \(written.section)")
        let files = try RecordsContractTests.files.get()
        let lines = written.files.flatMap { files[$0] ?? [] }
        let records = try objects(Data(lines.joined(separator: "\n").utf8)).filter(written.selects)
        #expect(!records.isEmpty)
        let differences = fields.differences(from: records)
        #expect(differences.isEmpty, "docs/records.md, \(written.section): \(differences.joined(separator: "; "))")
    }

    /// No kind of finding goes by without a section.
    @Test func everyKindHasASection() throws {
        let files = try RecordsContractTests.files.get()
        let sections = RecordsContractTests.written.filter { $0.has.keys.contains { $0 == "kind" || $0 == "what" } }
        for (name, lines) in files {
            let records = try objects(Data(lines.joined(separator: "\n").utf8)).filter { $0["kind"] != nil }
            let unknown = Set(records.filter { record in !sections.contains { $0.selects(record) } }.compactMap { $0["kind"] as? String })
            #expect(unknown.isEmpty, "\(name): no section in docs/records.md for \(unknown.sorted())")
        }
    }

    // MARK: Read

    /// The sections with examples, and what reads them.
    static let read: [(section: String, command: String)] = [
        ("conversation", "extract"), ("measures", "diverge --bootstrap 5 --permutations 5"),
        ("trial", "diverge --bootstrap 5 --permutations 5"), ("verdict", "diverge --bootstrap 5"), ("vote", "diverge --bootstrap 5"),
        ("checklist", "diverge --bootstrap 5"), ("reward", "diverge --bootstrap 5 --permutations 5"),
    ]

    /// The example has every field of the table, is accepted, and is refused without a field that the table says is needed.
    @Test(arguments: read) func whatIsReadIsInTheTable(_ section: String, _ command: String) throws {
        let fields = try #require(RecordsContractTests.tables?.sections[section], "docs/records.md: no section \(section)")
        let shell = try Shell()
        let records = try objects(Data(fields.examples.joined(separator: "\n").utf8))
        let names = Set(records.flatMap(\.keys))
        try shell.write("all", try lines(records))
        try shell.succeed("\(command) --quiet all >/dev/null")
        // Writers of measures add fields that no program needs to read.
        let top = fields.all.filter { !$0.contains(".") }
        if section != "measures" { #expect(top.isSubset(of: names), "no example has \(top.subtracting(names).sorted())") }
        for name in fields.all.filter({ !$0.contains(".") && names.contains($0) }).sorted() {
            try shell.write("less", try lines(records.map { record in record.filter { $0.key != name } }))
            let outcome = try shell.run("\(command) --quiet less >/dev/null")
            let isNeeded = fields.required.contains(name)
            #expect((outcome.status == 65) == isNeeded, "without '\(name)', which is \(isNeeded ? "needed" : "optional"): \(outcome)")
        }
    }

    private func lines(_ records: [[String: Any]]) throws -> Data {
        try Data(records.map { try JSONSerialization.data(withJSONObject: $0) }.joined(separator: Data("\n".utf8)) + Data("\n".utf8))
    }
}
