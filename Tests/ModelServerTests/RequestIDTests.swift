import Testing

@testable import ModelServer

@Suite struct RequestIDTests {
    /// Values of Python's hashlib.sha256 over "LENGTH:SETTING\n"... and the text, lengths in bytes of UTF-8.
    @Test func knownDigests() {
        #expect("\(RequestID(settings: ["a", "model é"], text: "hello"))" == "7da1de02760a9bf2c10f2a5b36a5a628")
        #expect("\(RequestID(settings: [], text: ""))" == "e3b0c44298fc1c149afbf4c8996fb924")
    }

    @Test func settingsDoNotRunIntoEachOtherOrIntoTheText() {
        let ids = [(["ab", "c"], "d"), (["a", "bc"], "d"), (["ab"], "cd"), (["ab", "c", "d"], ""), (["ab\n1:c"], "d")].map {
            RequestID(settings: $0, text: $1)
        }
        #expect(Set(ids).count == ids.count)
    }

    @Test func readsBackWhatItWrites() {
        for text in ["", "x", "é", "0"] {
            let id = RequestID(settings: ["s"], text: text)
            #expect(RequestID("\(id)") == id)
        }
        for other in [
            "", "request-1", String(repeating: "g", count: 32), "+" + String(repeating: "0", count: 31), String(repeating: "0", count: 33),
        ] {
            #expect(RequestID(other) == nil)
        }
    }
}
