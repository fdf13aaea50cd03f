import Foundation
import Testing

@testable import Stage

@Suite struct OutputFilesTests {
    private func outputs(_ words: [String]) throws -> OutputFiles { try OutputFiles(Arguments(words, options: CommonOptions.rows)) }

    @Test func allAppearTogether() throws {
        let scratch = Scratch()
        let files = try outputs(["-o", scratch.file("out"), "--rejects", scratch.file("rejects"), "--provenance", scratch.file("p")])
        try files.main.write("a")
        try files[CommonOptions.rejects.option]?.write("b")
        #expect(files[CommonOptions.provenance.option] != nil && files[CommonOptions.quiet.option] == nil)
        #expect(scratch.names.isEmpty)
        try files.close()
        #expect(scratch.names == ["out", "p", "rejects"])
        #expect(contents(scratch.file("out")) == "a" && contents(scratch.file("rejects")) == "b")
    }

    @Test func noneAppearsWhereOneCannotBeWritten() throws {
        let scratch = Scratch()
        for (first, second) in [("-o", "--rejects"), ("--rejects", "-o")] {
            let files = try outputs([first, scratch.file("one"), second, "/dev/full"])
            try files.main.write("a")
            try files[CommonOptions.rejects.option]?.write("b")
            #expect(failure { try files.close() }?.status == .inputOutput)
            #expect(scratch.names.isEmpty)
        }
    }

    @Test func noneIsOpenedWhereOneCannotBeCreated() {
        let scratch = Scratch()
        #expect(failure { try outputs(["-o", scratch.file("one"), "--rejects", "/no/such/folder/x"]) }?.status == .cannotCreate)
        #expect(scratch.names.isEmpty)
    }
}
