import Foundation
import LoopbackServer
import ModelServer
import Numerics
import Stage
import Testing

@testable import embed

@Suite struct ServerEncoderTests {
    private func encoder(
        _ server: EmbeddingServer, dimensions: Int? = nil, batch: Int = 4, concurrency: Int = 4, retries: Int = 40, timeout: Double = 20,
        journal: Journal? = nil
    ) throws -> ServerEncoder {
        let endpoint = try Endpoint(server.url, method: "embeddings", environment: [:])
        let client = try Client(
            endpoint, retries: retries, timeout: timeout, largestAnswer: 1 << 20, backoff: Backoff(first: 0.001, longest: 0.01))
        return ServerEncoder(
            ServerModel(name: "m", dimensions: dimensions), client: client, batch: batch, concurrency: concurrency, journal: journal)
    }

    private func expectVectors(_ pending: [PendingVector], _ expected: [[Float]], _ comment: Comment = "") {
        #expect(pending.count == expected.count, comment)
        for (pending, expected) in zip(pending, expected) {
            guard case .vector(let vector) = pending.wait(), vector == expected else {
                Issue.record("\(pending.wait()) where \(expected) is expected. \(comment)")
                return
            }
        }
    }

    private func failure(_ pending: [PendingVector]) -> Failure? {
        for case .failed(let failure) in pending.map({ $0.wait() }) { return failure }
        return nil
    }

    private let texts = (0..<60).map { "text \($0 % 50)" }

    /// The promise: whatever the server does wrong, within the retries each text gets its vector, and is asked for no more
    /// often than that takes.
    @Test(arguments: 0..<12) func randomFaultsLoseAndMixUpNothing(round: Int) throws {
        let seed = UInt64(round)
        var generator = Xoshiro256(seed: seed, stream: "faults")
        let share = [10, 30, 60][round % 3]
        let schedule = (0..<4000).map { _ -> EmbeddingServer.Fault? in
            let faults = EmbeddingServer.Fault.allCases.filter { $0 != .slow }
            return generator.integer(below: 100) < share ? faults[generator.integer(below: faults.count)] : nil
        }
        var traits = EmbeddingServer.Traits()
        traits.knowsBase64 = round % 2 == 0
        let server = try EmbeddingServer(traits) { schedule[$0 % schedule.count] }
        let encoder = try encoder(server, batch: 1 + round % 7, concurrency: 1 + round % 5)
        let vectors = encoder.vectors(of: texts) + encoder.vectors(of: Array(texts.reversed()))
        expectVectors(vectors, (texts + texts.reversed()).map { EmbeddingServer.vector($0) }, "seed \(seed)")
        // The text that comes first, whichever thread has it, is asked for alone until two answers agree, and again with its batch.
        let often = server.answered.filter { $0.value > 1 }
        #expect(server.answered.count == 50 && often.count <= 1, "seed \(seed): \(often)")
    }

    @Test func aLateAnswerIsAskedForAgain() throws {
        let server = try EmbeddingServer { $0 == 2 || $0 == 5 ? .slow : nil }
        expectVectors(try encoder(server, timeout: 0.3).vectors(of: texts), texts.map { EmbeddingServer.vector($0) })
        #expect(server.requests >= 2 + 13 + 2)
    }

    @Test func equalTextsAreAskedForOnce() throws {
        let server = try EmbeddingServer()
        let encoder = try encoder(server)
        for _ in 0..<3 { expectVectors(encoder.vectors(of: texts), texts.map { EmbeddingServer.vector($0) }) }
        #expect(server.answered.count { $0.value > 1 } == 1)
        #expect(server.requests == 2 + 13)  // 50 texts by four, and the first one twice
    }

    @Test(arguments: [true, false], [true, false]) func parametersThatTheServerDoesNotKnowAreLeftOut(base64: Bool, dimensions: Bool) throws
    {
        var traits = EmbeddingServer.Traits()
        (traits.knowsBase64, traits.knowsDimensions) = (base64, dimensions)
        let server = try EmbeddingServer(traits)
        let expected = texts.map { text in
            dimensions ? EmbeddingServer.vector(text, dimensions: 3) : truncated(EmbeddingServer.vector(text), to: 3) ?? []
        }
        expectVectors(try encoder(server, dimensions: 3).vectors(of: texts), expected)
    }

    @Test func fewerComponentsThanAskedForEndTheRun() throws {
        var traits = EmbeddingServer.Traits()
        traits.knowsDimensions = false
        let thrown = failure(try encoder(EmbeddingServer(traits), dimensions: 9).vectors(of: texts))
        #expect(thrown?.status == .data && thrown?.message.contains("gives 8 components, expected 9") == true)
    }

    @Test func aBatchThatIsRefusedIsAskedForInHalves() throws {
        var traits = EmbeddingServer.Traits()
        traits.refuses = { $0 == "text 7" || $0 == "text 31" }
        traits.largestBatch = 5
        let vectors = try encoder(EmbeddingServer(traits), batch: 16).vectors(of: texts)
        for (text, pending) in zip(texts, vectors) {
            switch pending.wait() {
            case .vector(let vector): #expect(vector == EmbeddingServer.vector(text) && !traits.refuses(text))
            case .refused(let failure): #expect(failure.message.contains("too long: \(text)") && traits.refuses(text))
            case .failed(let failure): Issue.record("\(failure)")
            }
        }
    }

    @Test func aFirstTextThatIsRefusedIsNoHindrance() throws {
        var traits = EmbeddingServer.Traits()
        traits.refuses = { $0.isEmpty }
        let vectors = try encoder(EmbeddingServer(traits)).vectors(of: ["", "a", "b"])
        guard case .refused = vectors[0].wait() else {
            Issue.record("not refused")
            return
        }
        expectVectors(Array(vectors[1...]), ["a", "b"].map { EmbeddingServer.vector($0) })
    }

    @Test(arguments: [
        (EmbeddingServer.Fault.dropped, Stage.ExitStatus.unavailable), (.overloaded, .unavailable), (.page, .data), (.short, .data),
    ])
    func aServerThatStaysWrongEndsTheRunSoon(fault: EmbeddingServer.Fault, status: Stage.ExitStatus) throws {
        let server = try EmbeddingServer { $0 < 6 ? nil : fault }
        let thrown = failure(try encoder(server, retries: 2).vectors(of: texts))
        #expect(thrown?.status == status)
        #expect(server.requests <= 6 + 4 * 3)  // each of four threads at most three times
    }

    /// The journal, when the threads of the last encoder have let go of it.
    private func journal(_ path: String) throws -> Journal {
        for _ in 0..<1000 {
            if let journal = try? Journal(path) { return journal }
            usleep(5000)
        }
        return try Journal(path)
    }

    @Test func aJournalSparesFinishedRequests() throws {
        let path = NSTemporaryDirectory() + "/journal-\(UUID())"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let (half, whole) = (Array(texts[..<20]), texts.map { EmbeddingServer.vector($0) })
        let first = try EmbeddingServer()
        expectVectors(try encoder(first, journal: journal(path)).vectors(of: half), Array(whole[..<20]))
        let second = try EmbeddingServer()
        do {
            let again = try encoder(second, journal: journal(path))
            expectVectors(again.vectors(of: texts), whole)
            #expect(again.fromJournal == 20 && Set(second.answered.keys) == Set(texts).subtracting(half))
        }
        let third = try EmbeddingServer()
        expectVectors(try encoder(third, journal: journal(path)).vectors(of: texts), whole)
        #expect(third.requests == 0)
        // Other components are another question; a server with other vectors under the same name is found out.
        var traits = EmbeddingServer.Traits()
        traits.dimensions = 9
        let thrown = failure(try encoder(EmbeddingServer(traits), journal: journal(path)).vectors(of: texts + ["new"]))
        #expect(thrown?.status == .data && thrown?.message.contains("found 9 components, but the vectors before have 8") == true)
    }
}
