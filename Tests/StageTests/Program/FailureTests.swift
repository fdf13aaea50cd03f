import Foundation
import Testing

@testable import Stage

@Suite struct FailureTests {
    @Test func oneLineWithProgramPlaceFieldByteAndHint() {
        let failure = Failure(.data, "is wrong", at: Place(file: "f.ndjson", line: 3), field: "a", byte: 9, hint: "mend it")
        #expect(failure.lines(program: "p") == "p: f.ndjson:3: field 'a': is wrong (byte 9)\nhint: mend it\n")
        #expect(Failure.usage("no").lines(program: "p") == "p: no\n")
    }

    @Test func whatDataBringsInCannotBreakTheLineOrDriveTheTerminal() {
        let failure = Failure(.data, "found 'a\nb\u{1B}[2J\u{9B}\r'", at: Place(file: "x\ny", line: 1))
        #expect(failure.lines(program: "p") == "p: x\\u{a}y:1: found 'a\\u{a}b\\u{1b}[2J\\u{9b}\\u{d}'\n")
    }

    @Test func standardErrorThatIsFullOrClosedIsNoCrash() {
        let full = open("/dev/full", O_WRONLY)
        writeRegardless("lost\n", to: full)
        close(full)
        writeRegardless("lost\n", to: -1)
    }

    @Test func longTextsAreWrittenWhole() async {
        let pipe = Pipe()
        let reader = Task.detached { pipe.fileHandleForReading.readDataToEndOfFile().count }
        writeRegardless(String(repeating: "x", count: 1 << 20), to: pipe.fileHandleForWriting.fileDescriptor)
        try? pipe.fileHandleForWriting.close()
        #expect(await reader.value == 1 << 20)
    }
}
