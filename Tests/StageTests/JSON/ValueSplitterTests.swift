import Testing

@testable import Stage

/// The records in `text`, which comes in pieces of `size` bytes, each put behind what was not used before.
private func split(_ text: String, _ shape: ValueSplitter.Shape, size: Int) -> (records: [String], numbers: [Int], fault: String?) {
    var splitter = ValueSplitter(shape, maximum: .max)
    var rest: [UInt8] = []
    var (records, numbers): ([String], [Int]) = ([], [])
    let all = Array(text.utf8)
    for start in stride(from: 0, to: max(all.count, 1), by: size) {
        rest += all[start..<min(start + size, all.count)]
        var lines: [Line] = []
        let piece = Bytes(rest)
        let used = splitter.split(piece.base, count: piece.count, isEnd: start + size >= all.count, into: &lines)
        records += lines.map { piece.text($0.range) }
        numbers += lines.map(\.number)
        rest.removeFirst(used)
    }
    return (records, numbers, splitter.fault?.reason)
}

private func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " || $0 == "\n" }.reversed())
}

@Suite struct ValueSplitterTests {
    @Test func recordsDoNotDependOnHowTheInputIsCut() {
        let elements = [
            #"{"a":"]}[{,"}"#, #"{"b":"\"}\\"}"#, "{\n \"c\": [1, {\"d\": \"你好\\\\\"}]\n}", "1.5", "\"x,\\\"]\"", "[[],{}]", "null",
            #"{"e":"\\\\\""}"#,
        ]
        let text = " [ " + elements.joined(separator: "\n , ") + " ]\n[] [" + elements[0] + "]\n"
        for size in Array(1...40) + [1000] {
            let found = split(text, .array, size: size)
            #expect(found.records.map(trimmed) == elements + [elements[0]], "size \(size)")
            #expect(found.fault == nil)
            #expect(found.numbers == [1, 2, 3, 6, 7, 8, 9, 10, 11])
        }
    }

    @Test func objectsFollowEachOtherWithOrWithoutBreaks() {
        for size in 1...20 {
            let found = split("{\n\"a\":1}{} \n\n {\"b\":\"}\"}", .objects, size: size)
            #expect(found.records == ["{\n\"a\":1}", "{}", "{\"b\":\"}\"}"])
            #expect(found.numbers == [1, 2, 4])
        }
    }

    @Test func aTornRecordIsHandedOutForItsOwnCheck() {
        #expect(split("[{\"a\":1},{\"b\":", .array, size: 3).records == ["{\"a\":1}", "{\"b\":"])
        #expect(split("{\"a\":\"x", .objects, size: 3).records == ["{\"a\":\"x"])
        #expect(split("{\"a\":\"x\\", .objects, size: 8).records == ["{\"a\":\"x\\"])
    }

    @Test func nothingBehindAFaultIsRead() {
        let found = split("[{}] x [{}]", .array, size: 100)
        #expect(found.records == ["{}"])
        #expect(found.fault == "found 'x' where an array is expected")
        #expect(split("{}\u{1}", .objects, size: 1).fault == "found byte 0x1 where an object is expected")
    }

    @Test func manyClosingBracketsAreAFaultAndNoTrap() {
        #expect(split(String(repeating: "]", count: 100), .array, size: 7).fault != nil)
        #expect(split("[" + String(repeating: "]", count: 100), .array, size: 7).fault != nil)
        #expect(split(String(repeating: "[", count: 100_000), .array, size: 1000).records.count == 1)
    }
}
