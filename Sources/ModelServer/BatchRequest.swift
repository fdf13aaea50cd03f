import Stage

/// A request as a line of an OpenAI batch file, which `vllm run-batch` and the batch APIs take: {custom_id, method, url, body}.
public func batchRequest(_ id: RequestID, url: String, body: JSONObject) -> [UInt8] {
    var line = JSONObject()
    line.add("custom_id", "\(id)")
    line.add("method", "POST")
    line.add("url", url)
    line.add("body", body)
    return line.line
}
