import Foundation
import Testing

@testable import Stage

@Suite struct FileIdentityTests {
    @Test func aFileIsOneByWhateverPath() throws {
        let scratch = Scratch()
        let path = try scratch.write([], to: "file")
        #expect(symlink("file", scratch.file("soft")) == 0 && link(path, scratch.file("hard")) == 0)
        let identity = try #require(FileIdentity(path))
        for other in ["soft", "hard", "./file", "../\(lastName(of: scratch.path))/file"] {
            #expect(FileIdentity(scratch.file(other)) == identity, "\(other)")
        }
        #expect(FileIdentity(try scratch.write([], to: "other")) != identity)
        let descriptor = open(path, O_RDONLY)
        defer { close(descriptor) }
        #expect(FileIdentity(descriptor) == identity && FileIdentity("/dev/fd/\(descriptor)") == identity)
    }

    @Test func aFileThatIsNotYetIsOneByFolderAndName() {
        let scratch = Scratch()
        let identity = FileIdentity(scratch.file("new"))
        #expect(symlink("new", scratch.file("dangling")) == 0)
        #expect(identity != nil && identity == FileIdentity(scratch.file("./new")) && identity == FileIdentity(scratch.file("dangling")))
        #expect(identity != FileIdentity(scratch.file("newer")) && identity != FileIdentity(scratch.path))
        #expect(FileIdentity("/no/such/folder/file") == nil && FileIdentity(Int32.max) == nil)
    }

    @Test func terminalsAndNullKeepNothing() {
        let scratch = Scratch()
        #expect(mkfifo(scratch.file("pipe"), 0o600) == 0)
        #expect(FileIdentity("/dev/null")?.keepsContent == false)
        #expect(FileIdentity(scratch.file("pipe"))?.keepsContent == true && FileIdentity(scratch.file("new"))?.keepsContent == true)
    }
}
