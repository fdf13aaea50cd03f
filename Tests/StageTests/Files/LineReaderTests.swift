import Foundation
import Testing

@testable import Stage

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

@Suite struct LineReaderTests {
    @Test(arguments: [
        ("a\nb\n", ["a", "b"], [1, 2]), ("a\nb", ["a", "b"], [1, 2]), ("a\r\nb\r\n", ["a\r", "b\r"], [1, 2]), ("", [], []), ("\n", [], []),
        ("\n\na\n \t\r\nb\n\n", ["a", "b"], [3, 5]), ("\u{FEFF}a\n", ["a"], [1]), ("a\n\u{FEFF}b", ["a", "\u{FEFF}b"], [1, 2]),
        ("\0\n", ["\0"], [1]), (" a ", [" a "], [1]),
    ])
    func cutsAtLineBreaks(_ text: String, _ lines: [String], _ numbers: [Int]) throws {
        let read = try readLines([bytes(text)])
        #expect(read.map(\.text) == lines)
        #expect(read.map(\.number) == numbers)
    }

    @Test func linesRunAcrossBatches() throws {
        var generator = SeededGenerator(state: 3)
        let lines = (0..<400).map { "\($0):" + String(repeating: "x", count: Int.random(in: 0..<30_000, using: &generator)) }
        let long = String(repeating: "y", count: 5 * LineReader.batchSize + 17)
        let all = lines + [long] + lines
        let read = try readLines([bytes(all.joined(separator: "\n"))])
        #expect(read.map(\.text) == all)
        #expect(read.map(\.number) == Array(1...all.count))
    }

    @Test func batchesAreAsLargeAsIsAskedFor() throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("usergap-\(UUID().uuidString)")
        try Data((0..<100).map { "line \($0)\n" }.joined().utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let reader = LineReader(try InputFiles([file.path]), batchSize: 50)
        var lines: [Int] = []
        while let batch = try reader.next() { lines.append(batch.lines.count) }
        #expect(lines.reduce(0, +) == 100 && (lines.max() ?? 0) <= 9, "\(lines)")
    }

    @Test func lineBreaksAtEveryOffsetFromABatchsEnd() throws {
        for offset in -3...3 {
            let first = String(repeating: "x", count: LineReader.batchSize + offset)
            #expect(try readLines([bytes(first + "\nb\n")]).map(\.text) == [first, "b"])
        }
    }

    @Test func eachFileCountsItsOwnLinesAndEndsItsLastOne() throws {
        let read = try readLines([bytes("a\nb"), [], bytes("\u{FEFF}c\n"), bytes("\n\nd")])
        #expect(read.map(\.text) == ["a", "b", "c", "d"])
        #expect(read.map(\.number) == [1, 2, 1, 3])
    }

    @Test func aPipeMayBringALineInPieces() throws {
        let read = try readLines(pieces: ["{\"a\"", ":1}\n{", "\"b\":2}", "\n\n", "{\"c\":3}"].map(bytes))
        #expect(read.map(\.text) == ["{\"a\":1}", "{\"b\":2}", "{\"c\":3}"])
        #expect(read.map(\.number) == [1, 2, 4])
    }

    @Test func aByteOrderMarkMayComeInPieces() throws {
        #expect(try readLines(pieces: [[0xEF], [0xBB], [0xBF, 0x61]]).map(\.text) == ["a"])
        #expect(try readLines(pieces: [[0xEF, 0xBB, 0xBF]]).isEmpty)
        #expect(try readLines([[0xEF, 0xBB]]).count == 1)
    }

    @Test func aRecordThatIsTooLongGoesByAndTheNextKeepsItsPlace() throws {
        let long = [UInt8](repeating: 0x78, count: 3 * LineReader.batchSize)
        for maximum in [1, 100, LineReader.batchSize, long.count - 1] {
            for end in [bytes("\nb"), bytes("\nb\n"), bytes("\n\nb"), []] {
                let read = try readLines([bytes("a\n") + long + end, bytes("c")], maximum: maximum)
                let rest = end.isEmpty ? [] : ["b"]
                #expect(read.map(\.text) == ["a", "long \(long.count)"] + rest + ["c"])
                #expect(read.map(\.number) == [1, 2] + (end.isEmpty ? [] : [end.starts(with: bytes("\n\n")) ? 4 : 3]) + [1])
            }
        }
        #expect(try readLines([long + [0x0A]], maximum: long.count).map(\.text.utf8.count) == [long.count])
    }

    @Test func ofALongRecordItsBeginningIsKept() throws {
        let scratch = Scratch()
        let reader = try LineReader(InputFiles([scratch.write((0..<200_000).map { UInt8($0 % 7 + 0x61) }, to: "a")]), maximumRecord: 10)
        let long = try #require(try reader.next()?.lines.first?.long)
        #expect(long.length == 200_000 && long.head == (0..<LongRecord.kept).map { UInt8($0 % 7 + 0x61) })
        #expect(long.failure(at: Place(file: "a", line: 1)).reason == "found a record of 195.3 KiB, expected 10 bytes at most")
    }

    @Test func elementsOfAnArrayAreBoundedOneByOne() throws {
        let long = "{\n\"a\":\"]},\\\"\(String(repeating: "x", count: 3 * LineReader.batchSize))\"}"
        for text in ["[1,\n\(long),\n[2,3]]", "{\n\"a\":\n1}\n\(long)\n{\"b\":2}"] {
            let read = try readLines([bytes(text)], framing: .detect, maximum: 1000)
            #expect(read.count == 3 && read[1].text == "long \(long.utf8.count)", "\(read)")
            #expect(read.map(\.number) == (text.hasPrefix("[") ? [1, 2, 4] : [1, 4, 6]))
        }
        let whole = "[" + Array(repeating: "{\"a\":[1,2]}", count: 100_000).joined(separator: ",") + "]"
        #expect(try readLines([bytes(whole)], framing: .detect, maximum: 100).count == 100_000)
    }

    @Test func bytesReadAreCounted() throws {
        let scratch = Scratch()
        let reader = try LineReader(InputFiles([scratch.write(bytes("a\nbc\n"), to: "a"), scratch.write(bytes("d"), to: "b")]))
        _ = try allLines(reader)
        #expect(reader.bytesRead == 6)
    }

    /// In pieces of 64 KB, searching each time from the line's start would take minutes.
    @Test(.timeLimit(.minutes(1))) func aLongLineInSmallPiecesIsSearchedOnce() {
        var splitter = LineSplitter(maximum: .max)
        var lines: [Line] = []
        let text = Bytes([UInt8](repeating: 0x78, count: 64 << 20))
        for count in stride(from: 0, through: text.count, by: 1 << 10) {
            #expect(splitter.split(text.base, count: count, isEnd: false, into: &lines) == 0)
        }
        #expect(splitter.split(text.base, count: text.count, isEnd: true, into: &lines) == text.count)
        #expect(lines.map(\.range) == [0..<text.count])
    }
}
