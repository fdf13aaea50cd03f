import Foundation
import Stage

/// Where requests go, and the key that opens it. The key is in no text that leaves the program but the request itself.
public struct Endpoint: Sendable {
    let url: URL
    private let key: String?

    /// Variables that may hold the key; the first that is set and not empty counts.
    public static let keyVariables = ["USERGAP_API_KEY", "OPENAI_API_KEY"]

    /// `base` as such servers print it (http://host:8000, with or without /v1), or the whole address; `method` is what comes
    /// behind it, like embeddings. Refuses with status 2 what is no such address.
    public init(_ base: String, method: String, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        guard var parts = URLComponents(string: base), ["http", "https"].contains(parts.scheme?.lowercased()), parts.host?.isEmpty == false
        else { throw Failure.usage("--api: found '\(base)', expected an address such as http://localhost:8000/v1") }
        let variables = Endpoint.keyVariables.joined(separator: " or ")
        guard parts.user == nil, parts.password == nil else {
            throw Failure.usage("--api: the address holds a name or a password", hint: "put the key into \(variables)")
        }
        parts.scheme = parts.scheme?.lowercased()
        var path = parts.path
        while path.hasSuffix("/") { path.removeLast() }
        if path.isEmpty { path = "/v1" }
        parts.path = path.hasSuffix("/\(method)") ? path : "\(path)/\(method)"
        parts.fragment = nil
        guard let url = parts.url else { throw Failure.usage("--api: found '\(base)', expected an address") }
        self.url = url
        key = Endpoint.keyVariables.lazy.compactMap { environment[$0]?.trimmingCharacters(in: .whitespacesAndNewlines) }.first {
            !$0.isEmpty
        }
        guard key?.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) ?? true else {
            throw Failure.usage("the key in \(variables) has characters that no key has")
        }
    }

    /// The address for messages, without what stands behind a question mark.
    public var name: String {
        var parts = URLComponents(url: url, resolvingAgainstBaseURL: false)
        parts?.query = nil
        return parts?.string ?? ""
    }

    var hasKey: Bool { key != nil }

    /// The header that carries the key.
    var authorization: String? { key.map { "Bearer \($0)" } }

    /// A text of the server without the key, which some repeat in their errors.
    func withoutKey(_ text: String) -> String { key.map { text.replacing($0, with: "[key]") } ?? text }
}
