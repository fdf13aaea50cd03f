import Foundation
import Testing

@testable import Stage

@Suite struct UnfinishedFileTests {
    private func write(_ text: String, to target: String, isUnnamed: Bool) throws {
        let file = try UnfinishedFile(target: target, isUnnamed: isUnnamed)
        defer { close(file.descriptor) }
        #expect(text.utf8.count == text.withCString { Foundation.write(file.descriptor, $0, strlen($0)) })
        try file.finish()
        try TemporaryFiles.update { try file.appear(&$0) }
    }

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    @Test(arguments: [true, false]) func takesTheNameOfItsTargetWhetherOrNotThatIsThere(isUnnamed: Bool) throws {
        let scratch = Scratch()
        for text in ["old", "new"] {
            try write(text, to: scratch.file("out"), isUnnamed: isUnnamed)
            #expect(contents(scratch.file("out")) == text && scratch.names == ["out"])
        }
        let long = String(repeating: "ü", count: 127)
        for text in ["old", "new"] { try write(text, to: scratch.file(long), isUnnamed: isUnnamed) }
        #expect(contents(scratch.file(long)) == "new" && scratch.names == ["out", long])
    }

    @Test(arguments: [true, false]) func aReplacedFileKeepsItsModeAndOwner(isUnnamed: Bool) throws {
        let scratch = Scratch()
        let path = try scratch.write([], to: "out")
        for bits in [0o600, 0o664, 0o4755] as [mode_t] {
            chmod(path, bits)
            try write("x", to: path, isUnnamed: isUnnamed)
            #expect(mode(path) == bits)
        }
        guard getuid() == 0 else { return }
        chown(path, 12, 34)
        try write("x", to: path, isUnnamed: isUnnamed)
        var status = stat()
        #expect(stat(path, &status) == 0 && status.st_uid == 12 && status.st_gid == 34)
    }

    @Test func aReadOnlyFileIsNotReplaced() throws {
        let scratch = Scratch()
        let path = try scratch.write([], to: "out")
        chmod(path, 0o444)
        let thrown = failure { try UnfinishedFile(target: path) }
        #expect(thrown?.status == .cannotCreate && thrown?.message == "\(path): is read-only, and is not replaced")
    }

    @Test func scratchFilesHaveNoName() throws {
        let scratch = Scratch()
        let descriptor = try #require(openScratchFile(in: scratch.path))
        #expect(scratch.names.isEmpty && Foundation.write(descriptor, "x", 1) == 1)
        close(descriptor)
        #expect(openScratchFile(in: "/no/such/folder") == nil)
    }
}
