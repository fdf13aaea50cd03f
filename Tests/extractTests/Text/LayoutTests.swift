import Testing

@testable import extract

@Suite struct LayoutTests {
    func kinds(_ text: String, guessCode: Bool = false) -> [LineKind] {
        let bytes = Array(text.utf8)
        var layout = Layout()
        return bytes.withUnsafeBufferPointer { buffer in
            var kinds: [LineKind] = []
            var start = 0
            while start <= buffer.count {
                let end = buffer[start...].firstIndex(of: 10) ?? buffer.count
                kinds.append(layout.kind(buffer, start..<end, guessCode: guessCode).0)
                start = end + 1
            }
            return kinds
        }
    }

    @Test func tellsLinesApart() {
        #expect(
            kinds("text\n\n- a\n* b\n+ c\n1. d\n12) e\n# f\n> g\n| h |\n• i") == [
                .prose, .blank, .bullet, .bullet, .bullet, .numbered, .numbered, .heading, .quote, .table, .bullet,
            ])
        #expect(kinds("-5 degrees\n1.5 litres\n#hashtag\n*bold*") == [.prose, .prose, .prose, .prose])
    }

    @Test func keepsFences() {
        #expect(kinds("```python\n- x\n\n```\n- y") == [.fence, .code, .code, .fence, .bullet])
        #expect(kinds("~~~\nleft open") == [.fence, .code])
    }

    @Test(arguments: [
        "def f(x):", "for (i = 0; i < 3; i++) {", "return x;", "}", "import os.path as p; x = 1", "<div class=\"a\">", "const a = b();",
        "else:",
    ])
    func takesForCode(_ line: String) { #expect(kinds(line, guessCode: true) == [.code]) }

    @Test(arguments: [
        "I want a room (cheap) for 3 people.", "from Cambridge to London", "if you can, please", "Thanks;", "for 2 people",
        "My e-mail is a_b@c.org",
    ])
    func takesForProse(_ line: String) { #expect(kinds(line, guessCode: true) == [.prose]) }
}
