import Foundation
import Testing

@testable import Stage

@Suite struct DestinationTests {
    @Test func descriptorsAreKnownByEachOfTheirNames() {
        let scratch = Scratch()
        #expect(symlink("/dev/stdout", scratch.file("link")) == 0)
        for path in ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "/dev/../dev/stdout", "/proc/\(getpid())/fd/1", scratch.file("link")] {
            #expect(Destination(path) == .descriptor(1), "\(path)")
        }
        #expect(Destination("/dev/stderr") == .descriptor(2))
        #expect(Destination("/proc/1/fd/1") == .foreign("/proc/1/fd/1"))
        for path in ["/dev/null", "/dev/fd/x", "1", "fd/1", "stdout", ""] { #expect(Destination(path) == .path(path)) }
    }

    @Test func linksAreFollowedToTheirEndAlsoWhereThereIsNothing() throws {
        let scratch = Scratch()
        #expect(symlink("second", scratch.file("first")) == 0)
        #expect(symlink("file", scratch.file("second")) == 0)
        #expect(Destination(scratch.file("first")) == .path(scratch.file("file")))
        #expect(symlink("ring", scratch.file("ring")) == 0)
        #expect(Destination(scratch.file("ring")) == .path(scratch.file("ring")))
    }
}
