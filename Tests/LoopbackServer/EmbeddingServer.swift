import Foundation

/// A server of embeddings that fails in the ways in which such servers fail.
public final class EmbeddingServer: @unchecked Sendable {  // `counts` is only touched under `lock`
    public enum Fault: CaseIterable, Sendable {
        case tooMany, overloaded, slow, dropped, cut, cutInHead, truncated, short, wrongIndex, sameIndex, wrongDimension, unequal,
            notFinite,
            noVector, page, empty, noHTTP, badLength, compressed
    }

    public struct Traits: Sendable {
        public var dimensions = 8
        public var knowsBase64 = true
        public var knowsDimensions = true
        /// Seconds before an answer.
        public var delay = 0.0
        /// Seconds before an answer that is slow.
        public var slowDelay = 0.5
        public var largestBatch = 1000
        /// Texts that are refused.
        public var refuses: @Sendable (String) -> Bool = { _ in false }

        public init() {}
    }

    private let traits: Traits
    private let fault: @Sendable (Int) -> Fault?
    private let lock = NSLock()
    private var counts: [String: Int] = [:]
    private var server: LoopbackServer?

    /// `fault` says what goes wrong with the request of a number, from 0.
    public init(
        _ traits: Traits = Traits(), _ certificate: TestCertificate? = nil, fault: @escaping @Sendable (Int) -> Fault? = { _ in nil }
    ) throws {
        self.traits = traits
        self.fault = fault
        server = try LoopbackServer(certificate) { self.answer($0) }
    }

    public var url: String { server?.url ?? "" }
    public var requests: Int { server?.requests ?? 0 }

    /// How often each text was answered without a fault.
    public var answered: [String: Int] { lock.withLock { counts } }

    /// What the model makes of a text: components between -1 and 1, from its bytes.
    public static func vector(_ text: String, dimensions: Int = 8) -> [Float] {
        (0..<dimensions).map { component in
            var hash = UInt32(truncatingIfNeeded: 2_166_136_261 &+ component)
            for byte in text.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
            return Float(hash % 2001) / 1000 - 1
        }
    }

    private func answer(_ request: LoopbackServer.Request) -> LoopbackServer.Response {
        guard request.path == "/v1/embeddings" else { return .init(404, #"{"detail":"Not Found"}"#) }
        guard let question = try? JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any] else {
            return .init(400, #"{"error":{"message":"no JSON"}}"#)
        }
        let texts = question["input"] as? [String] ?? [question["input"] as? String ?? ""]
        let asBase64 = question["encoding_format"] as? String == "base64"
        if asBase64 && !traits.knowsBase64 { return .init(400, #"{"error":{"message":"encoding_format is not supported"}}"#) }
        let asked = question["dimensions"] as? Int
        if asked != nil && !traits.knowsDimensions { return .init(400, #"{"object":"error","message":"no matryoshka"}"#) }
        if texts.count > traits.largestBatch {
            return .init(413, #"{"error":"batch size \#(texts.count) > \#(traits.largestBatch)","error_type":"Validation"}"#)
        }
        if let refused = texts.first(where: traits.refuses) {
            return .init(400, #"{"error":{"message":"too long: \#(refused.replacing("\n", with: " "))"}}"#)
        }
        var vectors = texts.map { EmbeddingServer.vector($0, dimensions: asked ?? traits.dimensions) }
        var indexes = Array(texts.indices)
        let fault = fault(request.number)
        var response = LoopbackServer.Response()
        response.delay = traits.delay
        switch fault {
        case nil: lock.withLock { for text in texts { counts[text, default: 0] += 1 } }
        case .tooMany: return .init(429, #"{"error":{"message":"slow down"}}"#, headers: [("Retry-After", "0")])
        case .overloaded: return .init(500, "<html><h1>Internal Server Error</h1></html>")
        case .page: return .init(200, "<!DOCTYPE html><title>Proxy</title>")
        case .empty: return .init(200)
        case .slow: response.delay = traits.slowDelay
        case .dropped: response.cutAfter = 0
        case .cut: response.cutAfter = 120
        case .cutInHead: response.cutAfter = 25
        case .noHTTP: return .init(raw: Array("SSH-2.0-OpenSSH_9.2\r\n".utf8))
        case .badLength: return .init(raw: Array("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775808\r\n\r\n{".utf8))
        case .compressed: response.headers = [("Content-Encoding", "gzip")]
        case .truncated: break
        case .short:
            vectors.removeLast()
            indexes.removeLast()
        case .wrongIndex: indexes[0] = texts.count
        case .sameIndex:
            if texts.count > 1 {
                indexes[1] = 0
            } else {
                vectors.append(vectors[0])
                indexes.append(0)
            }
        case .wrongDimension: vectors = vectors.map { $0 + [0.5] }
        case .unequal: vectors[vectors.count - 1] += [0.5]
        case .notFinite: vectors[0][0] = .nan
        case .noVector: vectors[0] = []
        }
        // The order in `data` is not the order of the texts.
        let entries = zip(indexes, vectors).reversed().map { index, vector in
            #"{"object":"embedding","index":\#(index),"embedding":\#(asBase64 ? base64(vector) : array(vector))}"#
        }
        response.body = Array(#"{"object":"list","data":[\#(entries.joined(separator: ","))],"model":"m","usage":{"total_tokens":1}}"#.utf8)
        if fault == .truncated { response.body.removeLast(response.body.count / 3) }
        if request.number % 3 == 0 { response.chunks = 100 }
        return response
    }

    private func base64(_ vector: [Float]) -> String {
        "\"\(vector.map(\.bitPattern.littleEndian).withUnsafeBytes { Data($0).base64EncodedString() })\""
    }

    /// NaN as Python's json writes it.
    private func array(_ vector: [Float]) -> String {
        "[\(vector.map { $0.isNaN ? "NaN" : "\($0)" }.joined(separator: ","))]"
    }
}
