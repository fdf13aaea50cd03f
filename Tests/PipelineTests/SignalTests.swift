import Foundation
import TestSupport
import Testing

/// What a signal does to a program that has an output under way.
@Suite struct SignalTests {
    private static let text = #"{"id":"a","source":"real","text":"hello"}"#

    /// Starts embed with a file under way, waits until that is open, runs `script` with $program, and says the status and the files.
    private func interrupted(_ script: String, before: String = "") throws -> Shell.Outcome {
        try Shell().run(
            """
            set -m  # else a background job has SIGINT ignored
            mkfifo pipe; \(before) embed -o out --rejects bad pipe & program=$!
            exec 3>pipe; echo '\(Self.text)' >&3
            for i in {1..200}; do ls -l /proc/$program/fd | grep -q deleted && break; sleep 0.02; done
            ls; \(script); wait $program; echo $?; ls
            """)
    }

    @Test(arguments: [
        "HUP": 1, "INT": 2, "QUIT": 3, "KILL": 9, "USR1": 10, "USR2": 12, "ALRM": 14, "TERM": 15, "STKFLT": 16, "XCPU": 24, "VTALRM": 26,
        "PROF": 27, "IO": 29, "PWR": 30,
    ])
    func everySignalThatEndsAProgramLeavesNoFile(signal: String, number: Int) throws {
        let outcome = try interrupted("ulimit -c 0; kill -\(signal) $program")
        #expect(outcome.text == "pipe\n\(128 + number)\npipe\n", "\(outcome)")
    }

    @Test(arguments: ["HUP", "INT", "TERM", "USR1", "XCPU"])
    func whatTheParentIgnoresStaysIgnored(signal: String) throws {
        let outcome = try interrupted("kill -\(signal) $program; sleep 0.2; exec 3>&-", before: "trap '' \(signal);")
        #expect(outcome.text == "pipe\n0\nbad\nout\npipe\n", "\(outcome)")
    }

    @Test func aHangupDoesNotEndWhatNohupRuns() throws {
        let outcome = try interrupted("kill -HUP $program; sleep 0.2; exec 3>&-", before: "nohup 2>/dev/null")
        #expect(outcome.text == "pipe\n0\nbad\nout\npipe\n", "\(outcome)")
    }

    /// A limit of 64 kB, where each record takes a kilobyte.
    @Test(arguments: ["embed -d 256 -o out in", "embed -d 256 in >out", "quantize --clusters 2 -o /dev/null --write-codebook out e"])
    func theLimitOfAFileIsAnErrorWithAMessage(command: String) throws {
        let shell = try Shell()
        try shell.succeed("for i in {1..300}; do echo \"${i}\"; done | sed 's/.*/{\"id\":\"&\",\"source\":\"real\",\"text\":\"&\"}/' >in")
        try shell.succeed("embed -d 2048 in | head -20 >e; mkdir out.d")
        let outcome = try shell.run("ulimit -f \(command.hasPrefix("quantize") ? 8 : 64); \(command)")
        #expect(outcome.status == 74, "\(outcome)")
        #expect(outcome.errors.contains(": cannot be written: File too large"), "\(outcome)")
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome)")
        #expect(shell.files == (command.contains(">out") ? ["e", "in", "out", "out.d"] : ["e", "in", "out.d"]))
    }
}
