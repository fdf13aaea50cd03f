import Foundation
import TestSupport
import Testing

/// Numbers from outside that no program may trust: each is put into each numeric field of each kind of record. A program answers with
/// a result or an error that it names, within ten seconds and without asking for gigabytes.
@Suite struct HostileNumbersTests {
    private static let numbers = [
        "0", "-1", "1e10", "2147483648", "9007199254740993", "4611686018427387904", "9223372036854775807", "9223372036854775808", "1e308",
        "-0.0", "1e-400", "\"x\"", "null",
    ]
    /// Runs of a case at most.
    private static let runs = 60

    struct Case: Sendable, CustomTestStringConvertible {
        var file: String
        var command: String
        /// Kinds of lines of which the first is changed.
        var kinds = 20
        var testDescription: String { "\(file): \(command)" }
    }

    static let cases: [Case] = [
        Case(file: "assignments", command: "diverge -q --bootstrap 10 --permutations 10"),
        Case(file: "assignments", command: "report --format html -q findings"),
        Case(file: "partial", command: "diverge -q --merge --bootstrap 5 --permutations 5"),
        Case(file: "codebook", command: "quantize -q embeddings --partial --codebook"),
        Case(file: "codebook", command: "quantize -q embeddings --codebook"),
        Case(file: "covariance", command: "quantize -q --merge --clusters 2"),
        Case(file: "kmeans", command: "quantize -q --merge --codebook merged"),
        Case(file: "embeddings", command: "quantize -q --clusters 2"),
        Case(file: "embeddings", command: "diverge --vectors -q --bootstrap 5 --permutations 5"),
        Case(file: "measures", command: "diverge -q --bootstrap 5 --permutations 5 --minimum 1"),
        Case(file: "rewards", command: "diverge -q --bootstrap 5 --permutations 5 --minimum 1"),
        Case(file: "trials", command: "diverge -q --bootstrap 5 --permutations 5 --minimum 1"),
        Case(file: "findings", command: "report --format markdown -q", kinds: 4),
        Case(file: "findings", command: "diverge -q --compare findings", kinds: 2),
        Case(file: "timed", command: "extract -q --measures shape"),
    ]

    private static let inputs = """
        set -e
        for source in real sim-polite; do head -4 "$CHECKOUT/pipelines/sample/$source.ndjson"; done >conversations
        extract conversations | embed -q -d 8 --encoding array >embeddings
        quantize -q --clusters 2 --projection --write-codebook codebook embeddings >assignments
        quantize --partial embeddings >covariance
        quantize -q --merge --clusters 2 covariance >merged
        quantize --partial --codebook merged embeddings >kmeans
        diverge --partial assignments >partial
        diverge -q --bootstrap 5 --permutations 5 assignments >findings
        extract --measures usi conversations >measures
        """

    @Test(arguments: cases) func eachEndsInAResultOrANamedError(_ example: Case) throws {
        let shell = try Shell()
        try shell.succeed(Self.inputs)
        try shell.write("rewards", ["real", "sim"].map { #"{"id":"1","source":"\#($0)","reward":1,"run":1}"# + "\n" }.joined())
        try shell.write(
            "trials",
            ["real", "sim"].map {
                #"{"id":"t1","source":"\#($0)","batch":1,"run":1,"reward":1,"survey":{"overall_score":4},"measures":{"politeness_rate":0.1}}"#
            }.joined(separator: "\n"))
        try shell.write(
            "timed",
            #"{"id":"1","source":"real","messages":[{"role":"user","content":"a","timestamp":1767607200},{"role":"assistant","content":"b","time":5}]}"#
        )
        let text = String(decoding: try shell.read(example.file), as: UTF8.self)
        let changed = Self.changed(text.split(separator: "\n").map(String.init), kinds: example.kinds)
        #expect(!changed.isEmpty)
        for (number, variant) in changed.enumerated() { try shell.write("in\(number)", variant + "\n") }
        // One after the other, since each may ask for much.
        let outcome = try shell.succeed(
            """
            ulimit -v 4000000
            for number in $(seq 0 \(changed.count - 1)); do
              timeout 10 \(example.command) in$number >out 2>errors; status=$?
              case $status in 0) ! grep -qiE ':-?(nan|inf)' out ;; 2|65) [ -s errors ] ;; *) false ;; esac ||
                { echo "$number: status $status"; head -c 300 errors; }
            done; true
            """)
        for line in outcome.text.split(separator: "\n") {
            let place = line.prefix { $0 != ":" }
            Issue.record("\(line) \(Int(place).map { changed[$0] } ?? "")")
        }
    }

    /// The lines, with one number of one line of each kind changed: all such variants, or every so many of them.
    private static func changed(_ lines: [String], kinds: Int) -> [String] {
        var seen: Set<[Substring]> = []
        var variants: [(index: Int, line: String)] = []
        for (index, line) in lines.enumerated() {
            let fields = line.matches(of: /"([a-z_0-9]+)":/).map(\.1)
            guard seen.count < kinds, seen.insert(fields).inserted else { continue }
            var perField: [Substring: Int] = [:]
            for match in line.matches(of: /"([A-Za-z_0-9]+)":\[?(-?[0-9][0-9.e+-]*|null)/) {
                perField[match.1, default: 0] += 1
                guard perField[match.1, default: 0] <= 2 else { continue }
                variants += numbers.map { (index, line.replacingCharacters(in: match.2.startIndex..<match.2.endIndex, with: $0)) }
            }
        }
        var step = max(1, variants.count / runs)
        if step % numbers.count == 0 { step += 1 }  // so that every number has its turn
        return stride(from: 0, to: variants.count, by: step).map { place in
            var copy = lines
            copy[variants[place].index] = variants[place].line
            return copy.joined(separator: "\n")
        }
    }

    /// Numbers that size memory, with what else must hold for them to be believed.
    @Test func countsThatCannotBeAreNamed() throws {
        let shell = try Shell()
        let sums = #""codebook":"f","facet":"f","fit_on":"all","sources":{"real":2}"#
        try shell.write(
            "clusters",
            #"{"kind":"partial",\#(sums),"shards":["1"],"of":"2","pass":"k-means","clusters":1073741824,"components":1,"count":2,"farthest":0,"inertia":"AAAAAAAAAAAAAAAAAAAAAA=="}"#
        )
        try shell.write(
            "count",
            #"{"kind":"partial",\#(sums),"shards":["1"],"pass":"covariance","dimensions":1,"count":4611686018427387905,"sample":9,"sampled":0,"sums":"AAAAAAAAAAAAAAAAAAAAAA=="}"#
        )
        try shell.write(
            "terms",
            #"{"kind":"partial","codebook":"f","facet":"f","clusters":2,"unit":"id","of_cluster":0,"texts":2,"terms":{"good":2147483647}}"#)
        let line = String(decoding: try shell.read("terms"), as: UTF8.self)
        try shell.write("texts", line.replacingOccurrences(of: #""texts":2"#, with: #""texts":9223372036854775807"#))
        let first = String(decoding: try shell.read("count"), as: UTF8.self)
        try shell.write(
            "sample",
            first.replacingOccurrences(of: "4611686018427387905", with: "2")
                .replacingOccurrences(of: #""sample":9"#, with: #""sample":9223372036854775807"#))
        for (file, command, says) in [
            ("clusters", "quantize --merge -k 1", "clusters:1: row or cluster 0 of 1073741824 is missing"),
            (
                "count", "quantize --merge -k 1",
                "count:1: field 'count': found the number 4611686018427387905, expected a whole number from 1"
            ),
            (
                "terms", "diverge --merge",
                "terms:1: field 'terms': found the number 2147483647, expected whole numbers from 1 to the 2 of field 'texts'"
            ),
            (
                "texts", "diverge --merge",
                "texts:1: field 'texts': found the number 9223372036854775807, expected a whole number from 1"
            ),
            (
                "sample", "quantize --merge -k 1",
                "sample:1: field 'sample': found the number 9223372036854775807, expected a whole number from 1"
            ),
        ] {
            let outcome = try shell.run("ulimit -v 2000000; \(command) \(file)")
            #expect(outcome.status == 65 && outcome.errors.contains(says), "\(outcome)")
        }
    }

    /// 31 records and one cluster numbered 999999.
    @Test func anEmptyClusterCostsNothing() throws {
        let shell = try Shell()
        let records = (0..<30).map {
            #"{"id":"\#($0)","source":"\#($0 % 2 == 0 ? "real" : "sim")","facet":"f","cluster":\#($0 % 3),"text":"good word"}"#
        }
        try shell.write("in", (records + [#"{"id":"x","source":"real","facet":"f","cluster":999999}"#]).joined(separator: "\n"))
        let outcome = try shell.succeed("diverge -q --bootstrap 20 --permutations 20 --provenance provenance in")
        let findings = try objects(outcome.output)
        let peak = try #require(objects(shell.read("provenance")).first?["peak_memory_bytes"] as? Int)
        #expect(peak < 100 << 20, "\(peak >> 20) MB")
        #expect(findings.filter { $0["kind"] as? String == "codebook_cluster" }.compactMap { $0["cluster"] as? Int } == [0, 1, 2, 999_999])
        #expect(findings.first { $0["kind"] as? String == "divergence" }?["clusters"] as? Int == 1_000_000)
    }
}
