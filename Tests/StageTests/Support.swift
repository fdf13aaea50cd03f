import Foundation
import Testing

@testable import Stage

/// A folder for one test's files, removed with it.
final class Scratch {
    let path: String

    init() {
        var template = Array((NSTemporaryDirectory() + "/stage.XXXXXX").utf8CString)
        path = String(cString: mkdtemp(&template))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    func write(_ bytes: some Sequence<UInt8>, to name: String) throws -> String {
        try Data(bytes).write(to: URL(fileURLWithPath: file(name)))
        return file(name)
    }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

func contents(_ path: String) -> String { (try? String(contentsOfFile: path, encoding: .utf8)) ?? "" }

/// Every line of files with these contents, with its number, however it was batched; of a long record, its length.
func readLines(_ files: [[UInt8]], framing: Framing = .lines, maximum: Int = LineReader.maximumRecord) throws -> [(
    text: String, number: Int
)] {
    let scratch = Scratch()
    let paths = try files.enumerated().map { try scratch.write($1, to: "\($0)") }
    return try allLines(LineReader(InputFiles(paths), framing: framing, maximumRecord: maximum))
}

func allLines(_ reader: LineReader) throws -> [(text: String, number: Int)] {
    var lines: [(String, Int)] = []
    while let batch = try reader.next() {
        lines += batch.lines.map { ($0.long.map { "long \($0.length)" } ?? batch.bytes.text($0.range), $0.number) }
    }
    return lines
}

/// Lines that come through a pipe in pieces, with a pause behind each.
func readLines(pieces: [[UInt8]], framing: Framing = .lines) throws -> [(text: String, number: Int)] {
    let scratch = Scratch()
    let path = scratch.file("pipe")
    mkfifo(path, 0o600)
    Thread.detachNewThread {
        let descriptor = open(path, O_WRONLY)
        for piece in pieces {
            _ = piece.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            usleep(20_000)
        }
        close(descriptor)
    }
    return try allLines(LineReader(InputFiles([path]), framing: framing))
}

/// The failure that `body` throws.
func failure(of body: () throws -> some Any) -> Failure? {
    do {
        _ = try body()
        return nil
    } catch {
        return error as? Failure
    }
}

/// Runs a shell command and returns its status and what it printed.
func shell(_ command: String, input: String = "") throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", command]
    let (source, sink) = (Pipe(), Pipe())
    process.standardInput = source
    process.standardOutput = sink
    process.standardError = sink
    try process.run()
    source.fileHandleForWriting.write(Data(input.utf8))
    try source.fileHandleForWriting.close()
    let output = sink.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
}

/// A small generator with a seed to print (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

let sampleProgram = Program(
    name: "sample", summary: "do what samples do", description: [Topic("Input and output", "Reads records and writes them back.")],
    memory: "Constant.",
    options: [
        Option("clusters", short: "k", value: "N", default: "10", help: "how many"),
        Option("method", choices: ["rules", "model"], default: "rules", help: "how it's done", details: ".Not a macro."),
        Option("fast", short: "f", help: "be fast"),
        Option("field", value: "NAME", help: "a field; may be repeated"),
    ],
    environment: [("SAMPLE", "what it is")],
    examples: [("count", "sample -k 3 <in.ndjson")])
