import Foundation
import LoopbackServer
import TestSupport
import Testing

/// embed by a server, through the built program.
@Suite struct EmbedServerTests {
    private func records(_ range: Range<Int>, distinct: Int = 1000) -> String {
        range.map {
            #"{"id":"\#($0)","source":"real","x": 1,"facet":"\#($0 % 2 == 0 ? "style" : "context")","text":"text\n\#($0 % distinct) é"}"#
                + "\n"
        }.joined()
    }

    private func vectors(_ data: Data) throws -> [[Float]] {
        try objects(data).map { ($0["vector"] as? [NSNumber] ?? []).map(\.floatValue) }
    }

    private func expected(_ range: Range<Int>, distinct: Int = 1000, dimensions: Int = 8) -> [[Float]] {
        range.map { EmbeddingServer.vector("text\n\($0 % distinct) é", dimensions: dimensions) }
    }

    @Test func recordsKeepTheirOrderAndTheirFields() throws {
        let (server, shell) = (try EmbeddingServer(), try Shell())
        try shell.write("in", records(0..<300, distinct: 120))
        for jobs in ["1", "3"] {
            let outcome = try shell.succeed("embed --jobs \(jobs) --api \(server.url) --model org/m:1 --batch 7 --encoding array in")
            #expect(try vectors(outcome.output) == expected(0..<300, distinct: 120))
            let lines = try objects(outcome.output)
            #expect(lines.map { $0["id"] as? String } == (0..<300).map { "\($0)" })
            #expect(lines.allSatisfy { ($0["via"] as? String)?.hasPrefix("embed:org/m-1:") == true })
            #expect(
                outcome.text.hasPrefix(#"{"id":"0","source":"real","x": 1,"facet":"style","text":"text\n0 é","vector":["#),
                "other bytes stay")
        }
        try shell.succeed("embed --api \(server.url) --model m --dimensions 3 --encoding array --provenance p in >out")
        #expect(try vectors(shell.read("out")) == expected(0..<300, distinct: 120, dimensions: 3))
        let provenance = try #require(objects(shell.read("p")).first)
        #expect(provenance["requests"] as? String == "6" && provenance["requests_repeated"] as? String == "0")
    }

    @Test func aRunThatIsKilledGoesOnWhereItWas() throws {
        let shell = try Shell()
        try shell.write("in", records(0..<200))
        var traits = EmbeddingServer.Traits()
        traits.delay = 0.02
        let first = try EmbeddingServer(traits)
        let killed = try shell.run(
            """
            embed --api \(first.url) --model m --batch 2 --concurrency 2 --journal j in >out & program=$!
            until [ "$(wc -l <j 2>/dev/null || echo 0)" -ge 40 ]; do kill -0 $program || exit 9; sleep 0.01; done
            kill -9 $program; wait $program; cp j killed; printf '{"custom_id":"12' >>j
            embed -q --answers killed --model m --max-errors 100% in
            """)
        let kept = Set(try objects(killed.output).compactMap { $0["text"] as? String })
        #expect(kept.count >= 40 && kept.count < 200, "\(killed)")
        let second = try EmbeddingServer()
        let outcome = try shell.succeed("embed --api \(second.url) --model m --encoding array --journal j in")
        #expect(try vectors(outcome.output) == expected(0..<200))
        #expect(second.answered.count == 200 - kept.count && kept.isDisjoint(with: second.answered.keys))
        let third = try EmbeddingServer()
        try shell.succeed("embed --api \(third.url) --model m --encoding array --journal j in >again")
        #expect(try shell.read("again") == outcome.output && third.requests == 0)
    }

    @Test(arguments: ["INT", "TERM", "USR1"]) func signalsLeaveTheJournalWhole(signal: String) throws {
        let (server, shell) = (try EmbeddingServer(), try Shell())
        try shell.write("in", records(0..<5000, distinct: 5000))
        let outcome = try shell.run(
            """
            set -m  # else a background job has SIGINT ignored
            embed --api \(server.url) --model m --batch 1 --journal j -o out in & program=$!
            until [ "$(wc -l <j 2>/dev/null || echo 0)" -ge 20 ]; do kill -0 $program || exit 9; sleep 0.01; done
            kill -\(signal) $program; wait $program; echo $?; ls; tail -c 1 j | od -An -c
            """)
        let number = ["INT": 2, "TERM": 15, "USR1": 10][signal] ?? 0
        #expect(
            outcome.text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } == ["\(128 + number)", "in", "j", "\\n"],
            "\(outcome)")
        for line in try objects(shell.read("j")) { #expect(line["response"] != nil) }
    }

    @Test func aFullDiskLeavesTheJournalWhole() throws {
        let (server, shell) = (try EmbeddingServer(), try Shell())
        try shell.write("in", records(0..<100))
        let outcome = try shell.run(
            "(trap '' XFSZ; ulimit -f 2; embed --api \(server.url) --model m --batch 3 --journal j in) | cat >/dev/null; echo ${PIPESTATUS[0]}"
        )
        #expect(outcome.text == "74\n" && outcome.errors.contains("the journal cannot be written"), "\(outcome)")
        #expect(try shell.read("j").last == UInt8(ascii: "\n") && !objects(shell.read("j")).isEmpty)
    }

    @Test func twoRunsCannotShareAJournal() throws {
        let shell = try Shell()
        try shell.write("in", records(0..<3))
        let outcome = try shell.run("exec 9>>j; flock -x 9; embed --api http://127.0.0.1:1 --model m --journal j in")
        #expect(outcome.status == 73 && outcome.errors.contains("another run is writing to this journal"), "\(outcome)")
    }

    @Test func textsThatAreRefusedAreBadRecords() throws {
        let shell = try Shell()
        try shell.write("in", records(0..<50))
        var traits = EmbeddingServer.Traits()
        traits.refuses = { $0 == "text\n7 é" || $0 == "text\n9 é" }
        let server = try EmbeddingServer(traits)
        let outcome = try shell.succeed("embed --api \(server.url) --model m --encoding array --max-errors 2 --rejects rejects in")
        #expect(try objects(outcome.output).compactMap { $0["id"] as? String } == (0..<50).filter { $0 != 7 && $0 != 9 }.map { "\($0)" })
        let rejects = try objects(shell.read("rejects"))
        #expect(rejects.map { $0["line"] as? Int } == [8, 10])
        #expect((rejects[0]["reason"] as? String)?.contains("field 'text': \(server.url)/v1/embeddings: status 400: too long") == true)
        let first = try shell.run("embed --api \(server.url) --model m in")
        #expect(first.status == 65 && first.errors.contains("in:8: field 'text'"), "\(first)")
    }

    @Test func aServerThatIsNotThereIsStatus69() throws {
        let shell = try Shell()
        try shell.write("in", records(0..<3))
        let key = "sk-secret-1"
        let outcome = try shell.run(
            "embed --retries 0 --api http://127.0.0.1:1 --model m --provenance p in; s=$?; ls; exit $s",
            environment: ["OPENAI_API_KEY": key])
        #expect(outcome.status == 69 && outcome.errors.contains("http://127.0.0.1:1/v1/embeddings: cannot connect"), "\(outcome)")
        #expect(outcome.text == "in\n" && !outcome.errors.contains(key))
    }

    @Test func theKeyIsOnlyInTheRequest() throws {
        let key = "sk-secret-1"
        let server = try LoopbackServer { request in
            request.headers["authorization"] == "Bearer \(key)"
                ? LoopbackServer.Response(200, #"{"data":[{"index":0,"embedding":[1]}]}"#)
                : LoopbackServer.Response(401, #"{"error":{"message":"who are you?"}}"#)
        }
        let shell = try Shell()
        try shell.write("in", records(0..<1))
        let flags = "--api \(server.url) --model m --journal j --provenance p in"
        try shell.succeed("embed \(flags) >out", environment: ["USERGAP_API_KEY": key])
        for file in ["out", "j", "p"] { #expect(!String(decoding: try shell.read(file), as: UTF8.self).contains(key)) }
        let locked = try shell.run("rm j; embed \(flags)", environment: ["USERGAP_API_KEY": "other"])
        #expect(
            locked.status == 69 && locked.errors.contains("status 401: who are you?") && locked.errors.contains("USERGAP_API_KEY"),
            "\(locked)")
    }

    @Test func recordsFlowWhileTheInputIsOpen() throws {
        let (server, shell) = (try EmbeddingServer(), try Shell())
        try shell.write("in", records(0..<1))
        let outcome = try shell.run(
            "mkfifo pipe; (embed --api \(server.url) --model m <pipe >out & ) ; exec 3>pipe; cat in >&3; for i in {1..200}; do [ -s out ] && break; sleep 0.05; done; wc -l <out; exec 3>&-"
        )
        #expect(outcome.text.trimmingCharacters(in: .whitespacesAndNewlines) == "1", "\(outcome)")
    }

    @Test func memoryDoesNotGrowWithTheInput() throws {
        let (server, shell) = (try EmbeddingServer(), try Shell())
        func peak(_ count: Int) throws -> Int {
            try shell.write("in", records(0..<count, distinct: count))
            try shell.succeed("embed --api \(server.url) --model m --batch 256 --concurrency 2 --provenance p in >/dev/null")
            return try #require(objects(shell.read("p")).first?["peak_memory_bytes"] as? Int)
        }
        let (small, large) = (try peak(4000), try peak(40_000))
        #expect(large < small + 24 << 20, "\(small) bytes at the small input, \(large) at ten times that")
    }

    @Test func whatCannotBeAskedForTogetherIsRefused() throws {
        let shell = try Shell()
        for (flags, says) in [
            ("--api http://h", "--model NAME is missing"), ("--requests", "--model NAME is missing"),
            ("--answers a", "--model NAME is missing"),
            ("--api h --model m", "expected an address"), ("--api http://u:p@h --model m", "holds a name or a password"),
            ("--api http://h --model m --requests", "--api cannot be used with --requests"),
            ("--from-npy v --to-npy w", "--from-npy cannot be used with --to-npy"),
            ("--journal j", "--journal is used only with --api"),
            ("--model m --batch 3", "--batch is used only with --api"),
            ("--requests --model m --journal j", "--journal is used only with --api"),
            ("--to-npy n --dimensions 8", "--dimensions cannot be used with --to-npy"),
            ("--api http://h --model m --batch 0", "--batch"), ("--api http://h --model m --timeout 0", "--timeout"),
            ("--to-npy - -o out", "needs a file"), ("--to-npy /dev/null", "needs a file"),
            ("--to-npy -", "would both go to standard output"),
            ("--vectors v --max-errors 1", "--from-npy cannot be used with --max-errors"),
            ("--model m --api http://h --long windows", "--long cannot be used with --api"),
        ] {
            let outcome = try shell.run("embed \(flags) /dev/null")
            #expect(outcome.status == 2 && outcome.errors.contains(says), "\(outcome)")
        }
    }
}
