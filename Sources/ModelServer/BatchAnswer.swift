import Stage

/// What a line of a batch's results says about its request: {custom_id, response: {status_code, body}, error}.
public enum BatchAnswer: Sendable {
    case body(Record)
    case refused(String)

    /// The line for an answer that was good.
    static func line(_ id: RequestID, body: JSONObject) -> [UInt8] {
        var response = JSONObject()
        response.add("status_code", 200)
        response.add("body", body)
        var line = JSONObject()
        line.add("custom_id", "\(id)")
        line.add("response", response)
        return line.line
    }

    /// Throws where the record is no such line.
    init(_ record: Record) throws {
        let response = record["response"]
        let status = response?["status_code"]?.integer ?? 200
        if let error = record["error"], error.kind != .null {
            self = .refused(BatchAnswer.message(error, status))
        } else if let body = response?["body"], body.kind == .object {
            self =
                (200..<300).contains(status)
                ? .body(try Record(body, place: record.place)) : .refused(BatchAnswer.message(body, status))
        } else {
            throw record.failure("has neither a body nor an error", field: "response")
        }
    }

    private static func message(_ value: JSONValue, _ status: Int) -> String {
        "\(status == 200 ? "" : "status \(status): ")\(value.string ?? value.withRawBytes { serverMessage(Array($0)) })"
    }
}
