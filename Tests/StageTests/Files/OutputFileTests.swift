import Foundation
import Testing

@testable import Stage

@Suite struct OutputFileTests {
    @Test func appearsWhole() throws {
        let scratch = Scratch()
        let file = try OutputFile(scratch.file("out"))
        try file.write("a\n")
        try file.write([UInt8](repeating: 0x78, count: 3 * OutputFile.bufferSize))
        try file.flush()
        #expect(scratch.names.allSatisfy { $0.hasPrefix("out.") && $0.hasSuffix(".tmp") })
        try file.write("b\n")
        try file.close()
        #expect(scratch.names == ["out"])
        #expect(file.bytesWritten == 4 + 3 * OutputFile.bufferSize)
        let text = contents(scratch.file("out"))
        #expect(text.hasPrefix("a\nxxx") && text.hasSuffix("xxxb\n"))
        #expect(text.utf8.count == file.bytesWritten)
    }

    @Test func keepsWhatWasThereUntilItIsClosed() throws {
        let scratch = Scratch()
        let path = try scratch.write(Array("old".utf8), to: "out")
        let file = try OutputFile(path)
        try file.write("new")
        try file.flush()
        #expect(contents(path) == "old")
        try file.close()
        #expect(contents(path) == "new")
    }

    @Test func permissionsAreThoseOfTheMask() throws {
        let scratch = Scratch()
        let mask = umask(0)
        umask(mask)
        try OutputFile(scratch.file("out")).close()
        var status = stat()
        #expect(stat(scratch.file("out"), &status) == 0)
        #expect(status.st_mode & 0o777 == 0o666 & ~mask)
    }

    @Test func aFullDeviceIsAnInputOutputFailure() throws {
        let file = try OutputFile("/dev/full")
        try file.write("a")
        let thrown = failure { try file.close() }
        #expect(thrown?.status == .inputOutput)
        #expect(thrown?.message == "/dev/full: cannot be written: No space left on device")
        let large = try OutputFile("/dev/full")
        #expect(failure { try large.write([UInt8](repeating: 0x78, count: 2 * OutputFile.bufferSize)) }?.status == .inputOutput)
    }

    @Test func aPathThatCannotBeCreatedIsRefused() {
        for path in ["/no/such/folder/out", ""] { #expect(failure { try OutputFile(path) }?.status == .cannotCreate) }
    }

    @Test func aFolderInItsPlaceIsRefused() {
        let scratch = Scratch()
        #expect(failure { try OutputFile(scratch.path) }?.status == .cannotCreate)
    }

    @Test func aSymbolicLinkStaysOne() throws {
        let scratch = Scratch()
        let target = try scratch.write(Array("old".utf8), to: "target")
        #expect(symlink("target", scratch.file("link")) == 0)
        let file = try OutputFile(scratch.file("link"))
        try file.write("new")
        try file.close()
        #expect(contents(target) == "new")
        #expect(scratch.names == ["link", "target"])
    }

    @Test func aPipeIsWrittenAsItIs() throws {
        let scratch = Scratch()
        let path = scratch.file("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        Thread.detachNewThread {
            guard let file = try? OutputFile(path) else { return }
            try? file.write("through\n")
            try? file.close()
        }
        #expect(try allLines(LineReader(InputFiles([path]))).map(\.text) == ["through"])
    }

    @Test func aDescriptorThatDoesNotBlockIsWaitedFor() throws {
        let scratch = Scratch()
        let path = scratch.file("pipe")
        #expect(mkfifo(path, 0o600) == 0)
        let reader = open(path, O_RDONLY | O_NONBLOCK)
        let file = try OutputFile(path)
        #expect(fcntl(file.descriptor, F_SETFL, O_WRONLY | O_NONBLOCK) == 0)
        let size = 4 << 20
        Thread.detachNewThread {
            usleep(50_000)
            var buffer = [UInt8](repeating: 0, count: 1 << 16)
            while true {
                let count = read(reader, &buffer, buffer.count)
                if count == 0 { break }
                if count < 0 { usleep(1000) }
            }
            close(reader)
        }
        try file.write([UInt8](repeating: 0x78, count: size))
        try file.close()
        #expect(file.bytesWritten == size)
    }
}
