import Stage
import Testing

@testable import ModelServer

@Suite struct EndpointTests {
    @Test(arguments: [
        ("http://h:8000", "http://h:8000/v1/embeddings"), ("http://h:8000/", "http://h:8000/v1/embeddings"),
        ("HTTP://h/v1/", "http://h/v1/embeddings"), ("https://h/v1beta/openai", "https://h/v1beta/openai/embeddings"),
        ("http://h/embeddings", "http://h/embeddings"), ("https://h/x/embeddings?api-version=1", "https://h/x/embeddings?api-version=1"),
        ("http://[::1]:80/v1#x", "http://[::1]:80/v1/embeddings"),
    ])
    func completesTheAddress(base: String, url: String) throws {
        #expect(try Endpoint(base, method: "embeddings", environment: [:]).url.absoluteString == url)
    }

    @Test(arguments: [
        "", "localhost:8000", "ftp://h", "http://", "http:///v1", "http://u:p@h", "https://key@h/v1", "h h",
        "http://h:0", "http://h:65536", "http://h:-1", "http://h:99999999999999999999", "http://h:x", "https://h:70000/v1?key=secret-1",
        "ftp://u:secret-1@h/?k=secret-1",
    ])
    func refusesWhatIsNone(base: String) {
        let thrown = failure { try Endpoint(base, method: "embeddings", environment: [:]) }
        #expect(thrown?.status == .usage)
        #expect(thrown?.hint == nil || !base.contains("@") || thrown?.message.contains("key@") == false)
        #expect(thrown?.message.contains("secret-1") == false)
    }

    @Test func theKeyIsTheFirstThatIsSet() throws {
        func authorization(_ environment: [String: String]) throws -> String? {
            try Endpoint("http://h", method: "embeddings", environment: environment).authorization
        }
        #expect(try authorization([:]) == nil)
        #expect(try authorization(["OPENAI_API_KEY": " o \n"]) == "Bearer o")
        #expect(try authorization(["OPENAI_API_KEY": "o", "USERGAP_API_KEY": "u"]) == "Bearer u")
        #expect(try authorization(["OPENAI_API_KEY": "o", "USERGAP_API_KEY": ""]) == "Bearer o")
    }

    /// A line break would begin another header.
    @Test(arguments: ["a\nb", "a b", "é"]) func aKeyThatCannotBeOneIsRefusedAndNotShown(key: String) {
        let thrown = failure { try Endpoint("http://h", method: "embeddings", environment: ["OPENAI_API_KEY": key]) }
        #expect(thrown?.status == .usage && thrown?.message.contains(key) == false)
    }

    @Test func messagesHoldNeitherQueryNorKey() throws {
        let endpoint = try Endpoint("http://h/v1?code=secret", method: "embeddings", environment: ["OPENAI_API_KEY": "sk-1"])
        #expect(endpoint.name == "http://h/v1/embeddings")
        #expect(endpoint.withoutKey("wrong key: sk-1.") == "wrong key: [key].")
        #expect(endpoint.withoutKey("no deployment for code=secret") == "no deployment for code=[key]")
        let other = try Endpoint("http://h/v1?a+b%2Fc&v=1", method: "embeddings", environment: [:])
        #expect(other.withoutKey("1 a+b%2Fc a+b/c") == "1 [key] [key]")
    }

    @Test(arguments: [
        ("http://h:8000", "h", 8000, "h:8000"), ("https://h", "h", 443, "h"), ("http://h", "h", 80, "h"),
        ("http://[::1]:9", "::1", 9, "[::1]:9"),
        ("http://h:65535", "h", 65535, "h:65535"), ("http://h:1", "h", 1, "h:1"),
    ])
    func knowsHostAndPort(base: String, host: String, port: Int, authority: String) throws {
        let endpoint = try Endpoint(base, method: "embeddings", environment: [:])
        #expect(endpoint.host == host && endpoint.port == port && endpoint.authority == authority)
    }
}
