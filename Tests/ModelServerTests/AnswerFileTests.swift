import Foundation
import Stage
import Testing

@testable import ModelServer

@Suite struct AnswerFileTests {
    private let scratch = Scratch()
    private let ids = (0..<5).map { RequestID(settings: ["m"], text: "\($0)") }

    private func line(_ index: Int, _ value: Int? = nil) -> String {
        String(decoding: BatchAnswer.line(ids[index], body: body(value ?? index)), as: UTF8.self)
    }

    private func refusal(_ index: Int) -> String {
        #"{"custom_id":"\#(ids[index])","response":{"status_code":400,"body":{"error":"no"}},"error":null}"# + "\n"
    }

    private func values(_ file: AnswerFile) throws -> [Int?] {
        try ids.map { if case .body(let body) = try file.answer(to: $0) { try body.integer("value") } else { nil } }
    }

    @Test func findsAnswersInAnyOrder() throws {
        let file = try AnswerFile(reading: scratch.write(line(3) + "\n \r\n" + line(0) + line(4), to: "a"))
        #expect(try values(file) == [0, nil, nil, 3, 4])
        #expect(ids.map { file.hasAnswer(to: $0) } == [true, false, false, true, true])
        #expect(file.count == 3 && !file.isTorn && file.unknownIDs == 0)
    }

    @Test func theLastGoodAnswerCounts() throws {
        let file = try AnswerFile(
            reading: scratch.write(refusal(0) + line(0, 10) + line(1, 20) + refusal(1) + line(1, 21) + refusal(2), to: "a"))
        #expect(try values(file) == [10, 21, nil, nil, nil])
        guard case .refused(let message) = try file.answer(to: ids[2]) else {
            Issue.record("no refusal")
            return
        }
        #expect(message == "status 400: no" && !file.hasAnswer(to: ids[2]))
    }

    @Test func aLastLineThatWasCutOffIsLeftOut() throws {
        let last = line(1)
        for length in 1..<last.utf8.count - 1 {
            let file = try AnswerFile(reading: scratch.write(line(0) + last.prefix(length), to: "a"))
            #expect(try file.isTorn && values(file) == [0, nil, nil, nil, nil])
        }
        let whole = try AnswerFile(reading: scratch.write(line(0) + last.dropLast(), to: "a"))
        #expect(try !whole.isTorn && values(whole) == [0, 1, nil, nil, nil])
    }

    @Test func linesLongerThanAReadAreFound() throws {
        var long = JSONObject()
        long.add("text", String(repeating: "x", count: 3 << 20))
        long.add("value", 2)
        let file = try AnswerFile(
            reading: scratch.write(line(0) + String(decoding: BatchAnswer.line(ids[2], body: long), as: UTF8.self) + line(1), to: "a"))
        #expect(try values(file) == [0, 1, 2, nil, nil])
    }

    @Test func unknownIDsAreCounted() throws {
        let file = try AnswerFile(reading: scratch.write(line(0).replacing("\(ids[0])", with: "request-1") + line(1), to: "a"))
        #expect(file.unknownIDs == 1 && file.count == 1)
    }

    @Test(arguments: ["{bad}\n", "{}\n", #"{"custom_id":"x"}"# + "\n"]) func whatIsNoAnswerIsNamedByItsLine(wrong: String) throws {
        let path = try scratch.write(line(0) + wrong + line(1), to: "a")
        let thrown = failure { try AnswerFile(reading: path) }
        #expect(thrown?.status == .data && thrown?.place == Place(file: path, line: 2))
    }

    @Test func aFileThatIsNotThereIsNoInput() {
        #expect(failure { try AnswerFile(reading: scratch.file("none")) }?.status == .noInput)
        #expect(failure { try AnswerFile(reading: scratch.path) }?.status == .inputOutput)
    }
}
