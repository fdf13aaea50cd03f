import Testing

@testable import Stage

private func read(_ text: String) throws -> [String] { try readLines([Array(text.utf8)], framing: .detect).map(\.text) }
private func read(pieces: String...) throws -> [String] {
    try readLines(pieces: pieces.map { Array($0.utf8) }, framing: .detect).map(\.text)
}

@Suite struct FramingTests {
    @Test(arguments: [
        ("{\"a\":1}\n{\"b\":2}\n", ["{\"a\":1}", "{\"b\":2}"]), ("{\"a\":1}", ["{\"a\":1}"]), ("", []), (" \n\n ", []),
        ("x\ny", ["x", "y"]), ("[]", []), ("[1]", ["1"]), ("\n {\"a\":1}\n{\"b\":2}", [" {\"a\":1}", "{\"b\":2}"]),
        ("{\n\"a\":1\n}\n{\n}\n", ["{\n\"a\":1\n}", "{\n}"]), ("{\"a\":[\n{}]}{}", ["{\"a\":[\n{}]}", "{}"]),
    ])
    func tellsLinesFromValues(_ text: String, _ records: [String]) throws { #expect(try read(text) == records) }

    @Test func aTornFirstLineDoesNotEatTheFile() throws {
        #expect(try read("{\"a\":\"x\n{\"b\":1}\n") == ["{\"a\":\"x", "{\"b\":1}"])
        #expect(try read("{\"a\":1\n{\"b\":1}\n") == ["{\"a\":1", "{\"b\":1}"])
        #expect(try read("{\"a\":1,\n\"b\":1}\n") == ["{\"a\":1,\n\"b\":1}"])
    }

    @Test func aSlowPipeIsUnderstoodLikeAFile() throws {
        #expect(try read(pieces: "{\n", "\"a\":1}", "\n{}") == ["{\n\"a\":1}", "{}"])
        #expect(try read(pieces: "\n", " ", "[{\"a\"", ":1}", ",{}]") == ["{\"a\":1}", "{}"])
        #expect(try read(pieces: "{\"a\"", ":1}", "\n{}\n") == ["{\"a\":1}", "{}"])
        #expect(try read(pieces: "{", "\n", "\n", "}") == ["{\n\n}"])
    }

    @Test func filesMayDiffer() throws {
        let files = ["[{\"a\":1},{\"a\":2}]", "{\"b\":1}\n{\"b\":2}\n", "{\n\"c\":1}"].map { Array($0.utf8) }
        let read = try readLines(files, framing: .detect)
        #expect(read.map(\.text) == ["{\"a\":1}", "{\"a\":2}", "{\"b\":1}", "{\"b\":2}", "{\n\"c\":1}"])
        #expect(read.map(\.number) == [1, 1, 1, 2, 1])
    }

    @Test func whatIsWrongBetweenRecordsIsThrownBehindTheRecordsBeforeIt() throws {
        let scratch = Scratch()
        let path = try scratch.write(Array("[{\"a\":1},\n{\"a\":2}\n] junk".utf8), to: "array")
        let reader = try LineReader(InputFiles([path]), framing: .detect)
        #expect(try reader.next()?.lines.map(\.number) == [1, 2])
        let thrown = failure { try reader.next() }
        #expect(thrown?.reason == "found 'j' where an array is expected")
        #expect(thrown?.place == Place(file: path, line: 3))
    }

    @Test(arguments: [
        ("[{}", "the file ends where ',' or ']' is expected"), ("[", "the file ends where an element or ']' is expected"),
        ("[{},", "the file ends where an element is expected"), ("[{},]", "found ']' where an element is expected"),
        ("[,{}]", "found ',' where an element or ']' is expected"), ("[{}{}]", "found '{' where ',' or ']' is expected"),
        ("[{}}", "found '}' where ',' or ']' is expected"), ("{\n}\n,{}", "found ',' where an object is expected"),
    ])
    func refusesArraysThatAreNone(_ text: String, _ reason: String) { #expect(failure { try read(text) }?.reason == reason) }
}
