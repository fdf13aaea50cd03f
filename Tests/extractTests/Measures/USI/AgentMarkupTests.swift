import Testing

@testable import extract

@Suite struct AgentMarkupTests {
    /// re.sub of `<\|think\|>.*?<\|/think\|>|<function=.*?(?:</function>|$)|<\|tool\|>.*?<\|/tool\|>` with DOTALL, in Python 3.11.
    @Test(arguments: [
        ("a<|think|>b\nc<|/think|>d", "ad"), ("a<|think|>b", "a<|think|>b"), ("<|tool|>x<|/tool|><|tool|>y", "<|tool|>y"),
        ("a<function=f>x</function>b", "ab"),
        ("a<function=f>x", "a"), ("<|think|><function=f><|/think|>y", "y"), ("<|think|>a<|tool|>b<|/tool|>c", "<|think|>ac"),
        ("a < b <", "a < b <"), ("", ""),
        ("<function=", ""), ("<|think|>x<|/think|>", ""), ("é<|tool|>ü<|/tool|>中", "é中"),
    ])
    func removes(text: String, rest: String) {
        let bytes = Array(text.utf8)
        let kept = bytes.withUnsafeBufferPointer { text in AgentMarkup.parts(text).flatMap { text[$0] } }
        #expect(String(decoding: kept, as: UTF8.self) == rest)
    }

    /// Tags that are never closed are looked for once, not from each of them anew.
    @Test func manyOpenTags() {
        let bytes = Array(String(repeating: "<|think|>", count: 100_000).utf8)
        #expect(bytes.withUnsafeBufferPointer { AgentMarkup.parts($0) } == [0..<bytes.count])
    }
}
