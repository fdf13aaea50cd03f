import Testing

@testable import quantize

@Suite struct SpoolTests {
    @Test func linesComeBackInOrder() throws {
        let spool = try Spool()
        let lines = (0..<3000).map { Array("line \($0) \(String(repeating: "x", count: $0 % 1500))".utf8) } + [[]]
        for line in lines { try spool.append(line[...]) }
        for _ in 0..<2 {
            var next = 0
            try spool.forEach { index, line in
                #expect(index == next && Array(line) == lines[index])
                next += 1
            }
            #expect(next == lines.count)
        }
    }
}
