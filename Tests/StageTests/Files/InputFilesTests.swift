import Foundation
import Testing

@testable import Stage

@Suite struct InputFilesTests {
    @Test func whatCannotBeOpenedIsRefusedBeforeAnythingIsRead() {
        let missing = failure { try InputFiles(["/no/such/file"]) }
        #expect(missing?.status == .noInput)
        #expect(missing?.message == "/no/such/file: cannot be opened: No such file or directory")
        #expect(failure { try InputFiles(["/"]) }?.message == "/: is a directory, expected a file of records")
        #expect(failure { try InputFiles([""]) }?.status == .noInput)
    }

    @Test func sizesAreAddedWhereAllAreKnown() throws {
        let scratch = Scratch()
        let (one, two) = (try scratch.write(Array("abc".utf8), to: "1"), try scratch.write(Array("de".utf8), to: "2"))
        #expect(try InputFiles([one, two, one]).totalBytes == 8)
        mkfifo(scratch.file("pipe"), 0o600)
        #expect(try InputFiles([one, scratch.file("pipe")]).totalBytes == nil)
    }

    @Test func digestsOfEachFile() throws {
        let scratch = Scratch()
        let (one, two) = (try scratch.write(Array("abc".utf8), to: "1"), try scratch.write([], to: "2"))
        let files = try InputFiles([one, two], digests: true)
        _ = try allLines(LineReader(files))
        #expect(files.digests.map(\.file) == [one, two])
        #expect(files.digests.map(\.sha256) == [SHA256.hexadecimal("abc"), SHA256.hexadecimal("")])
    }
}
