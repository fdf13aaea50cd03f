import Foundation
import Stage

/// Where requests go, and the key that opens it. The key is in no text that leaves the program but the request itself; nor is what
/// stands behind a question mark in the address, which may be one.
public struct Endpoint: Sendable {
    let url: URL
    /// Without brackets.
    let host: String
    let port: Int
    /// Host and port as a header names them.
    let authority: String
    /// Path and query.
    let target: String
    let proxy: Proxy?
    let authorities: Authorities
    private let key: String?

    /// Variables that may hold the key; the first that is set and not empty counts.
    public static let keyVariables = ["USERGAP_API_KEY", "OPENAI_API_KEY"]

    /// `base` as such servers print it (http://host:8000, with or without /v1), or the whole address; `method` is what comes
    /// behind it, like embeddings. Refuses with status 2 what is no such address.
    public init(_ base: String, method: String, environment: [String: String] = ProcessInfo.processInfo.environment) throws {
        guard var parts = URLComponents(string: base), ["http", "https"].contains(parts.scheme?.lowercased()), parts.host?.isEmpty == false
        else { throw Failure.usage("--api: found '\(withoutSecrets(base))', expected an address such as http://localhost:8000/v1") }
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
        // Not parts.port, which is nil for one that is past all numbers.
        let named = parts.rangeOfPort.flatMap { range in parts.string.map { String($0[range]) } }
        let text = named ?? (parts.scheme == "https" ? "443" : "80")
        guard let port = Int(text), (1...65535).contains(port) else {
            throw Failure.usage("--api: found port \(text), expected one from 1 to 65535")
        }
        guard let url = parts.url else { throw Failure.usage("--api: found '\(withoutSecrets(base))', expected an address") }
        self.url = url
        self.port = port
        host = (parts.host ?? "").trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        authority = bracketed(host) + (parts.port.map { ":\($0)" } ?? "")
        target = parts.percentEncodedPath + (parts.percentEncodedQuery.map { "?\($0)" } ?? "")
        proxy = try Proxy(forHost: host, scheme: parts.scheme ?? "", environment)
        authorities = Authorities(environment)
        key = Endpoint.keyVariables.lazy.compactMap { environment[$0]?.trimmingCharacters(in: .whitespacesAndNewlines) }.first {
            !$0.isEmpty
        }
        guard key?.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) ?? true else {
            throw Failure.usage("the key in \(variables) has characters that no key has")
        }
    }

    var isEncrypted: Bool { url.scheme == "https" }

    /// The address for messages, without what stands behind a question mark.
    public var name: String {
        var parts = URLComponents(url: url, resolvingAgainstBaseURL: false)
        parts?.query = nil
        return parts?.string ?? ""
    }

    var hasKey: Bool { key != nil }

    /// The header that carries the key.
    var authorization: String? { key.map { "Bearer \($0)" } }

    /// A text of the server without the key and without the values of the address's query, which some repeat in their errors.
    func withoutKey(_ text: String) -> String {
        let parts = URLComponents(url: url, resolvingAgainstBaseURL: false)
        let values = [parts?.percentEncodedQueryItems, parts?.queryItems].flatMap { $0 ?? [] }.map { $0.value ?? $0.name }
        // Shorter ones are no keys, and would be found within words.
        let secrets = [key].compactMap { $0 } + values.filter { $0.utf8.count >= 4 }.sorted { $0.utf8.count > $1.utf8.count }
        return secrets.reduce(text) { $0.replacing($1, with: "[key]") }
    }
}
