import Testing

@testable import Stage

@Suite struct HeldRecordsTests {
    private func written(_ items: [Int], jobs: String) throws -> (text: String, count: Int) {
        let scratch = Scratch()
        let words = ["--quiet", "-o", scratch.file("out"), "--jobs", jobs]
        let run = try Run(program: sampleProgram, arguments: Arguments(words, options: sampleProgram.options), words: words)
        try run.write(items, make: { 0 }) { item, seen, output in
            seen += 1
            for _ in 0..<item % 3 { output.raw("\(item)\n") }
            return item % 3
        }
        _ = try run.finish()
        return (contents(scratch.file("out")), run.recordsWritten)
    }

    @Test(arguments: ["1", "2", "5"]) func orderIsKept(jobs: String) throws {
        let items = Array(0..<1000)
        let (text, count) = try written(items, jobs: jobs)
        #expect(text == items.flatMap { item in (0..<item % 3).map { _ in "\(item)\n" } }.joined())
        #expect(count == items.reduce(0) { $0 + $1 % 3 })
    }

    @Test func nothingBecomesNothing() throws {
        let (text, count) = try written([], jobs: "2")
        #expect(text.isEmpty && count == 0)
    }
}
