import Foundation
import Testing

@testable import Stage

@Suite struct SignalsTests {
    @Test func temporaryFilesAreKnownFromTheirCreationToTheirRename() throws {
        let scratch = Scratch()
        let path = scratch.file("kept.tmp")
        #expect(TemporaryFiles.add { nil } == nil)
        #expect(TemporaryFiles.add { FileManager.default.createFile(atPath: path, contents: nil) ? path : nil } == path)
        TemporaryFiles.update { _ = $0.remove(path) }
        #expect(scratch.names == ["kept.tmp"])
    }

    @Test func openStandardDescriptorsAreLeftAlone() {
        var (before, after) = (stat(), stat())
        fstat(2, &before)
        reserveStandardDescriptors()
        fstat(2, &after)
        #expect(before.st_ino == after.st_ino)
    }
}
