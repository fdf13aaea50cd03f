import Foundation
import Stage
import Testing

@testable import ModelServer

@Suite struct BatchAnswerTests {
    @Test func aRequestIsALineOfABatchFile() throws {
        let id = RequestID(settings: [], text: "")
        var body = JSONObject()
        body.add("input", "two\nlines")
        let line = String(decoding: batchRequest(id, url: "/v1/embeddings", body: body), as: UTF8.self)
        #expect(line == #"{"custom_id":"\#(id)","method":"POST","url":"/v1/embeddings","body":{"input":"two\nlines"}}"# + "\n")
    }

    /// The forms are those of the OpenAI Batch API reference and of vLLM's run_batch (BatchRequestOutput).
    @Test(arguments: [
        (#"{"id":"b","custom_id":"x","response":{"status_code":200,"request_id":"r","body":{"value":1}},"error":null}"#, "1"),
        (#"{"custom_id":"x","response":{"body":{"value":1}}}"#, "1"),
        (#"{"custom_id":"x","response":{"status_code":400,"body":{"error":{"message":"too long"}}},"error":null}"#, "status 400: too long"),
        (#"{"custom_id":"x","response":null,"error":{"code":"batch_expired","message":"expired"}}"#, "expired"),
        (#"{"custom_id":"x","response":{"status_code":500,"body":null},"error":"worker died"}"#, "status 500: worker died"),
        (#"{"custom_id":"x","response":{"status_code":200}}"#, nil),
        (#"{"custom_id":"x"}"#, nil),
    ])
    func anAnswerIsABodyOrARefusal(line: String, expected: String?) throws {
        let answer = try? BatchAnswer(Record(line))
        switch answer {
        case .body(let body): #expect(try "\(body.integer("value"))" == expected)
        case .refused(let message): #expect(message.contains(expected ?? "nothing"), "\(message)")
        case nil: #expect(expected == nil)
        }
    }

    @Test func aKeptAnswerReadsBack() throws {
        let line = String(decoding: BatchAnswer.line(RequestID(settings: [], text: "t"), body: body(5)), as: UTF8.self)
        guard case .body(let kept) = try BatchAnswer(Record(line)) else {
            Issue.record("no body")
            return
        }
        #expect(try kept.integer("value") == 5)
    }
}
