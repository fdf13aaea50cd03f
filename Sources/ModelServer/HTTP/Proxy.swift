import Foundation
import Stage

/// A server that passes requests on to others.
struct Proxy: Sendable, Equatable {
    var host: String
    var port: Int
    /// Name and password as a header has them.
    private var authorization: String?

    /// The proxy that the environment names for a host; nil where there is none. As curl reads it: `http_proxy` in lower case alone,
    /// because a web server sets HTTP_PROXY by what a visitor sends; `no_proxy` with names, their subdomains, addresses, networks and
    /// `*`. This machine itself is never asked through a proxy.
    init?(forHost host: String, scheme: String, _ environment: [String: String]) throws {
        func value(_ names: String...) -> (name: String, text: String)? {
            names.lazy.compactMap { name in environment[name].map { (name, $0.trimmingCharacters(in: .whitespaces)) } }.first
        }
        let own = scheme == "https" ? value("https_proxy", "HTTPS_PROXY") : value("http_proxy")
        guard let (name, text) = own ?? value("all_proxy", "ALL_PROXY"), !text.isEmpty, !isLoopback(host),
            !isExempt(host, from: value("no_proxy", "NO_PROXY")?.text ?? "")
        else { return nil }
        guard let parts = URLComponents(string: text.contains("://") ? text : "http://\(text)"), parts.scheme?.lowercased() == "http",
            let proxy = parts.host, !proxy.isEmpty, (1...65535).contains(parts.port ?? 80)
        else { throw Failure.usage("\(name): found '\(withoutSecrets(text))', expected a proxy as http://HOST:PORT") }
        self.host = proxy.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
        port = parts.port ?? 80
        authorization = parts.user.map { "Basic \(Data("\($0):\(parts.password ?? "")".utf8).base64EncodedString())" }
    }

    var headers: [(name: String, value: String)] { authorization.map { [("Proxy-Authorization", $0)] } ?? [] }

    /// Has a connection to the proxy carried on to `target`, a host with its port.
    func openTunnel(through socket: Socket, to target: String, _ deadline: Deadline) throws(TransportFault) {
        let request = "CONNECT \(target) HTTP/1.1\r\n\(lines([("Host", target)] + headers))\r\n"
        try socket.write(Array(request.utf8)[...], deadline)
        let parser = try socket.response(ResponseParser(largestBody: 0, opensTunnel: true), deadline)
        guard (200..<300).contains(parser.reply.status) else {
            throw TransportFault(
                reason: "the proxy \(bracketed(host)):\(port) does not connect to \(target): status \(parser.reply.status)",
                isLasting: (400..<500).contains(parser.reply.status))
        }
    }
}

private func isLoopback(_ host: String) -> Bool {
    let host = host.lowercased()
    return host == "localhost" || host.hasSuffix(".localhost") || host == "::1"
        || bytes(ofAddress: host)?.first == 127 && !host.contains(":")
}

/// Whether a host is in a list such as `localhost,.example.org,10.0.0.0/8`.
private func isExempt(_ host: String, from list: String) -> Bool {
    let host = host.lowercased()
    return list.lowercased().split(whereSeparator: { $0 == "," || $0.isWhitespace }).contains { entry in
        let name = String(entry.drop { $0 == "." })
        return entry == "*" || host == name || host == "[\(name)]" || host.hasSuffix(".\(name)") || isAddress(host, in: name)
    }
}

/// Whether an address is in a network such as 10.0.0.0/8 or fd00::/8.
private func isAddress(_ host: String, in network: String) -> Bool {
    let parts = network.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let bits = Int(parts[1]), let network = bytes(ofAddress: String(parts[0])),
        let address = bytes(ofAddress: host),
        network.count == address.count, (0...address.count * 8).contains(bits)
    else { return false }
    return address.indices.allSatisfy { place in
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> min(max(bits - place * 8, 0), 8))
        return (address[place] ^ network[place]) & mask == 0
    }
}

/// The bytes of an IPv4 or IPv6 address; nil for a name.
private func bytes(ofAddress text: String) -> [UInt8]? {
    for (family, count) in [(AF_INET, 4), (AF_INET6, 16)] {
        var bytes = [UInt8](repeating: 0, count: count)
        if inet_pton(family, text, &bytes) == 1 { return bytes }
    }
    return nil
}
