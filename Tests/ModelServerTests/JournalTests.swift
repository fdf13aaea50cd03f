import Foundation
import Stage
import Testing

@testable import ModelServer

@Suite struct JournalTests {
    private let scratch = Scratch()
    private let ids = (0..<4).map { RequestID(settings: ["m"], text: "\($0)") }

    /// The values that a journal has for the ids; it is closed again.
    private func values(_ name: String) throws -> [Int?] {
        let journal = try Journal(scratch.file(name))
        return try ids.map { try journal.body(to: $0)?.integer("value") }
    }

    @Test func keepsWhatTheNextRunFinds() throws {
        do {
            let journal = try Journal(scratch.file("j"))
            #expect(journal.count == 0)
            try journal.keep([(ids[2], body(2)), (ids[0], body(0))])
            try journal.keep([])
            try journal.keep([(ids[1], body(1))])
            #expect(try ids.map { try journal.body(to: $0)?.integer("value") } == [0, 1, 2, nil])
            #expect(journal.count == 3)
        }
        #expect(try values("j") == [0, 1, 2, nil])
        #expect(try scratch.read("j").split(separator: "\n").count == 3)
    }

    /// A process may be killed within any byte of a write.
    @Test func aTornLastLineIsRepaired() throws {
        try Journal(scratch.file("j")).keep([(ids[0], body(0)), (ids[1], body(1))])
        let whole = try scratch.read("j")
        let first = whole.utf8.count / 2
        for length in 0..<whole.utf8.count {
            _ = try scratch.write(String(whole.prefix(length)), to: "k")
            let kept = length / first + (length % first == first - 1 ? 1 : 0)  // a line that only lacks its end is whole
            do {
                let journal = try Journal(scratch.file("k"))
                #expect(journal.count == kept, "\(length) bytes")
                try journal.keep([(ids[3], body(3))])
            }
            #expect(try values("k") == [kept > 0 ? 0 : nil, kept > 1 ? 1 : nil, nil, 3], "\(length) bytes")
        }
    }

    @Test func twoWritersAreRefused() throws {
        let journal = try Journal(scratch.file("j"))
        try journal.keep([(ids[0], body(0))])
        let thrown = failure { try Journal(scratch.file("j")) }
        #expect(thrown?.status == .cannotCreate && thrown?.message.contains("another run is writing") == true)
        try withExtendedLifetime(journal) { try journal.keep([(ids[1], body(1))]) }
    }

    @Test(arguments: [#"{"id":"a","text":"t"}"# + "\n", #"{"id":"a","text":"t"}"#, "notes", "a,b\nc,d\n"])
    func anotherFileIsRefusedAndLeftAsItWas(text: String) throws {
        let path = try scratch.write(text, to: "other")
        #expect(failure { try Journal(path) }?.status == .data)
        #expect(try scratch.read("other") == text)
    }

    @Test func whatCannotBeAJournalIsRefused() {
        #expect(failure { try Journal("/dev/zero") }?.status == .cannotCreate)
        #expect(failure { try Journal(scratch.file("no/such/folder")) }?.status == .cannotCreate)
    }

    @Test func manyThreadsKeepWholeLines() throws {
        do {
            let journal = try Journal(scratch.file("j"))
            DispatchQueue.concurrentPerform(iterations: 8) { thread in
                for index in 0..<50 {
                    try? journal.keep((0..<3).map { (RequestID(settings: ["t"], text: "\(thread) \(index) \($0)"), body(thread)) })
                }
            }
            #expect(journal.count == 8 * 50 * 3)
        }
        #expect(try Journal(scratch.file("j")).count == 8 * 50 * 3)
    }
}
