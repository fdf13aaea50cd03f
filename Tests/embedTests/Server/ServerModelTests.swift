import Foundation
import Stage
import Testing

@testable import embed

@Suite struct ServerModelTests {
    private let model = ServerModel(name: "m", dimensions: nil)

    private func vectors(_ json: String, count: Int) throws -> [[Float]] { try model.vectors(in: Record(json), count: count) }

    @Test func requestsAreThoseOfTheAPI() {
        func text(_ texts: [String], _ dimensions: Int?, _ form: ServerModel.Form) -> String {
            String(decoding: ServerModel(name: "m", dimensions: dimensions).request(texts, form).bytes, as: UTF8.self)
        }
        #expect(
            text(["a", "b"], 2, .init(asBase64: true, namesDimensions: true))
                == #"{"model":"m","input":["a","b"],"encoding_format":"base64","dimensions":2}"#)
        #expect(text(["a"], 2, .init(asBase64: false, namesDimensions: false)) == #"{"model":"m","input":"a"}"#)
        #expect(text(["a"], nil, .init(asBase64: false, namesDimensions: true)) == #"{"model":"m","input":"a"}"#)
        #expect(model.forms.count == 2 && ServerModel(name: "m", dimensions: 2).forms.count == 4)
    }

    @Test func answersAreReadInTheOrderOfTheTexts() throws {
        #expect(
            try vectors(#"{"data":[{"index":1,"embedding":[3,4]},{"index":0,"embedding":"AACAPwAAAEA="}]}"#, count: 2) == [
                [1, 2], [3, 4],
            ])
        #expect(try vectors(#"{"data":[{"embedding":[1]},{"embedding":[2]}]}"#, count: 2) == [[1], [2]])
    }

    @Test(arguments: [
        (#"{}"#, "missing"), (#"{"data":{}}"#, "an object"), (#"{"data":[]}"#, "found 0 vectors, expected 2"),
        (#"{"data":[1,2]}"#, "where a JSON object is expected"),
        (#"{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}"#, "found 0 twice"),
        (#"{"data":[{"index":0,"embedding":[1]},{"index":2,"embedding":[1]}]}"#, "found 2, expected 0 to 1"),
        (#"{"data":[{"index":0,"embedding":[1]},{"index":-1,"embedding":[1]}]}"#, "a whole number"),
        (#"{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1,2]}]}"#, "1 and of 2 components"),
        (#"{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[]}]}"#, "empty"),
        (#"{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[null]}]}"#, "only numbers"),
        (#"{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":"AADAfw=="}]}"#, "not finite"),
        (#"{"data":[{"index":0,"embedding":[1]},{"index":1}]}"#, "missing"),
    ])
    func wrongAnswersAreNamed(json: String, says: String) {
        do {
            _ = try vectors(json, count: 2)
            Issue.record("took \(json)")
        } catch {
            #expect((error as? Failure)?.reason.contains(says) == true, "\(error)")
        }
    }

    @Test func truncatedVectorsHaveLengthOne() throws {
        #expect(truncated([3, 4, 12], to: 2) == [0.6, 0.8])
        #expect(truncated([3, 4], to: 2) == [3, 4])
        #expect(truncated([0, 0, 1], to: 2) == [0, 0])
        #expect(truncated([1], to: 2) == nil)
        #expect(throws: Failure.self) { try ServerModel(name: "m", dimensions: 2).fitted([1]) }
    }

    @Test func idAndViaTellModelsAndDimensionsApart() {
        let models = [("m", nil), ("m", 2), ("n", nil), ("a b", nil), ("a:b", nil)].map { ServerModel(name: $0, dimensions: $1) }
        #expect(Set(models.map { $0.id(of: "t") }).count == models.count)
        #expect(Set(models.map(\.stage)).count == models.count)
        #expect(models[4].stage.hasPrefix("embed:a-b:") && models[4].stage.split(separator: ":").count == 3)
        #expect(model.id(of: "é") != model.id(of: "e\u{301}"))
    }

    @Test func aKeptAnswerIsReadBackToTheSameBits() throws {
        let vector: [Float] = [.pi, -.leastNonzeroMagnitude, 1e30]
        let kept = try model.vectors(in: Record(model.answer(vector)), count: 1)
        #expect(kept == [vector])
    }
}
