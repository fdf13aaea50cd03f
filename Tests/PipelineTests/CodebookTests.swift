import Foundation
import TestSupport
import Testing

/// Codebooks through the built program: fitted, kept, used again, and made of shards.
@Suite struct CodebookTests {
    /// `shell` with embeddings of the sample conversations, in two facets, in the file e.
    private func embedded() throws -> Shell {
        let shell = try Shell()
        try shell.succeed(
            "cat $CHECKOUT/pipelines/sample/*.ndjson | extract --facet style,context | embed -d 64 >e && [ $(wc -l <e) = 320 ]")
        return shell
    }

    @Test(arguments: [
        "", "--scope pair", "--per-task", "--scope pair --per-task", "--fit-on real", "--fit-on sim:terse --scope joint",
        "--projection", "--components 3", "--components 1 --projection",
        "--init random", "--spherical --variance 1",
    ])
    func theFitsOwnRecordsGetTheSameBytes(flags: String) throws {
        let shell = try embedded()
        try shell.succeed("quantize -k 4 \(flags) --write-codebook c e >fit")
        for jobs in ["1", "3"] {
            let projection = flags.contains("projection") ? "--projection" : ""
            try shell.succeed("quantize --jobs \(jobs) \(projection) --codebook c e | cmp - fit")
        }
        for level in DeterminismTests.levels {
            try shell.succeed(
                "quantize \(flags.contains("projection") ? "--projection" : "") --codebook c e | cmp - fit",
                environment: ["USERGAP_CPU": level])
        }
    }

    /// Clusters of two fits mean different things, whatever their settings, and `via` says so; those of one file go together.
    @Test(arguments: ["", "--scope pair", "--per-task"])
    func recordsOfDifferentCodebooksAreNotPutSideBySide(flags: String) throws {
        let shell = try embedded()
        func ways(_ file: String) throws -> Set<String> { Set(try objects(shell.read(file)).compactMap { $0["via"] as? String }) }
        try shell.succeed(
            """
            set -e
            quantize -k 4 \(flags) --write-codebook c e >fit; quantize -k 4 \(flags) e >again
            head -150 e | quantize -k 4 \(flags) --write-codebook other >part
            split -n l/3 e s.; for s in s.a?; do quantize --codebook c $s; done >shards; cmp shards fit
            head -150 e | quantize --codebook c >labelled
            """)
        #expect(try ways("fit").count == 1 && ways("fit") == ways("again") && ways("labelled") == ways("fit"))
        #expect(try ways("part").count == 1 && ways("part").isDisjoint(with: ways("fit")))
        try shell.succeed("diverge shards >/dev/null")
        let refused = try shell.run("tail -n +151 fit | cat - part | diverge")
        #expect(refused.status == 65 && refused.errors.contains("field 'via'"), "\(refused)")
    }

    @Test func whatDoesNotFitTheCodebookIsRefused() throws {
        let shell = try embedded()
        try shell.succeed("quantize -k 4 --write-codebook c e >fit; quantize -k 4 --scope pair --write-codebook pairs e >fit")
        func refused(_ command: String, _ says: [String], status: Int32 = 65) throws {
            let outcome = try shell.run(command)
            #expect(outcome.status == status, "\(outcome)")
            for part in says { #expect(outcome.errors.contains(part), "expected '\(part)' in\n\(outcome)") }
        }
        try refused(
            "sed 's/embed:hashing/embed:other/' e | quantize --codebook c", ["<stdin>:1", "field 'via'", "embed:other", "embed:hashing"])
        try shell.succeed("sed 's/embed:hashing/embed:other/' e | quantize --codebook c --allow-mixed >/dev/null")
        try refused(
            #"echo '{"id":"1","source":"real","facet":"style","vector":[1,2]}' | quantize --codebook c"#,
            ["found 2 components, expected 64"])
        try refused("sed 's/\"facet\":\"style\"/\"facet\":\"new\"/' e | quantize --codebook c", ["no codebook for facet 'new'", "hint:"])
        try refused("sed 's/sim:terse/sim:new/' e | quantize --codebook pairs", ["no codebook", "sim:new"])
        try shell.succeed("sed 's/sim:terse/sim:new/' e | quantize --codebook c >/dev/null")
        try refused("head -3 c >torn; quantize --codebook torn e", ["torn:1", "is missing", "cut off"])
        try refused("quantize --codebook e e", ["e:1", "begins a codebook"])
        try refused("quantize --codebook nowhere e", ["nowhere"], status: 66)
        try refused("quantize --codebook c -k 3 e", ["--clusters cannot be used with --codebook"], status: 2)
        try refused("quantize --fit-on nobody e", ["no record of the source 'nobody'"])
        try refused("quantize -k 500 --write-codebook none e", ["expected at least one"])
        #expect(!shell.exists("none"))
    }

    @Test func anEmptyInputHasNoLabelsAndNoSums() throws {
        let shell = try embedded()
        try shell.succeed("quantize -k 4 --write-codebook c e >/dev/null")
        for command in ["quantize --codebook c", "quantize --partial", "quantize --partial --codebook c"] {
            let outcome = try shell.succeed("\(command) /dev/null")
            #expect(outcome.output.isEmpty && outcome.errors.contains("no record"), "\(outcome)")
        }
        for command in ["quantize --merge", "quantize --minibatch -k 2"] { #expect(try shell.run("\(command) /dev/null").status == 65) }
    }

    @Test func memoryDoesNotGrowWithTheStream() throws {
        let shell = try embedded()
        try shell.succeed(
            "quantize -k 4 --write-codebook c e >/dev/null; for i in {1..20}; do cat e; done >small; for i in {1..10}; do cat small; done >large"
        )
        for command in ["--codebook c", "--partial --codebook c", "--minibatch -k 4 --sample 100"] {
            func peak(_ file: String) throws -> Int {
                try shell.succeed("quantize -q \(command) --provenance p \(file) >/dev/null")
                return try #require(objects(shell.read("p")).first?["peak_memory_bytes"] as? Int)
            }
            let (small, large) = (try peak("small"), try peak("large"))
            #expect(large < small + 24 << 20, "\(command): \(small) bytes at the small input, \(large) at ten times that")
        }
    }

    /// Passes over shards go to the fixed point that one machine goes to from the same start, whatever the order of shards.
    @Test func passesOverShardsEndWhereAFitOfTheWholeDoes() throws {
        let shell = try embedded()
        let passes = try shell.succeed(
            """
            set -e
            grep style e >style; split -n l/4 style s.
            for s in s.a?; do quantize --partial --fit-on all $s >p.$s; done
            quantize -q --merge -k 4 p.* >c0
            quantize --merge --partial p.s.ad p.s.aa >g1; quantize --merge --partial p.s.ac p.s.ab >g2
            cat g2 g1 | quantize -q --merge -k 4 | cmp - c0
            for i in {1..50}; do
              for s in s.a?; do quantize --jobs $((i % 3 + 1)) --partial --codebook c$((i-1)) $s >p.$s; done
              quantize -q --merge --codebook c$((i-1)) $(ls -r p.*) >c$i
              quantize --merge --partial p.s.ab p.s.ad p.s.aa | cat p.s.ac - | quantize -q --merge --codebook c$((i-1)) | cmp - c$i
              grep -q '"converged":true' c$i && break
            done
            cp c$i last; cp c$((i-1)) before; quantize --codebook last s.a? >labels; quantize -q --partial --codebook last s.a? | quantize -q --merge --codebook last >whole
            """)
        #expect(passes.errors.isEmpty, "\(passes)")
        func head(_ file: String) throws -> [String: Any] { try #require(objects(shell.read(file)).first) }
        let (last, whole) = (try head("last"), try head("whole"))
        #expect(last["converged"] as? Bool == true && whole["converged"] as? Bool == true)
        let labels = try objects(shell.read("labels"))
        let inertia = labels.reduce(0.0) { $0 + pow($1["distance"] as? Double ?? .nan, 2) }
        #expect(labels.count == 160)
        for head in [last, whole] { #expect(abs((head["inertia"] as? Double ?? .nan) / inertia - 1) < 1e-6) }
        let counts = try objects(shell.read("last")).compactMap { $0["count"] as? Int }
        #expect(counts == (0..<4).map { cluster in labels.count { $0["cluster"] as? Int == cluster } })
        // A shard that is left out of a pass is told of.
        let left = try shell.succeed("quantize --merge --codebook before p.s.aa p.s.ab p.s.ac")
        #expect(left.errors.contains("but it was made of 160"), "\(left)")
    }

    @Test func whatCannotBeAskedForTogetherIsRefused() throws {
        let shell = try Shell()
        for (flags, says) in [
            ("--minibatch --merge", "--minibatch cannot be used with --merge"), ("--minibatch", "--minibatch needs --clusters"),
            ("--partial --scope pair", "--partial cannot be used with --scope pair"),
            ("--partial -k 3", "--clusters cannot be used with --partial"),
            ("--merge --partial --codebook c", "--codebook cannot be used with --merge --partial"),
            ("--sample 3", "--sample is used only with --partial or --minibatch"),
            ("--merge --codebook c --variance 0.5", "--variance cannot be used with --codebook"),
            ("--partial --write-codebook c", "--write-codebook cannot be used with --partial"),
            ("--components 0", "--components"), ("--merge --projection", "--projection cannot be used with --merge"),
        ] {
            let outcome = try shell.run("quantize \(flags) /dev/null")
            #expect(outcome.status == 2 && outcome.errors.contains(says), "\(outcome)")
        }
    }

    @Test func tooManyClustersAreWarnedOf() throws {
        let shell = try embedded()
        let outcome = try shell.succeed("quantize -k 5 e >/dev/null")
        #expect(outcome.errors.contains("40 records of 'real' for 5 clusters") && outcome.errors.contains("0.025"), "\(outcome)")
        #expect(try shell.succeed("quantize -k 4 e >/dev/null").errors.isEmpty)
        #expect(try shell.succeed("quantize -q -k 5 e >/dev/null").errors.isEmpty)
    }
}
