import Foundation
import TestSupport
import Testing

@testable import Stage

/// Prints the speed of the NDJSON path on one core, the median of seven: part of `make bench`.
@Suite(.serialized, .enabled(if: isBenchmarking)) struct RecordBenchmarks {
    /// The sample conversations over and over, about 90 MB; with USERGAP_BENCH_DATA=FOLDER the conversations of that folder.
    @Test func conversations() throws {
        let folder =
            ProcessInfo.processInfo.environment["USERGAP_BENCH_DATA"].map { URL(fileURLWithPath: $0) }
            ?? URL(fileURLWithPath: "\(Shell.checkout)/pipelines/sample")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".ndjson") }.sorted()
        let once = try names.reduce(into: Data()) { $0.append(try Data(contentsOf: folder.appendingPathComponent($1))) }
        let copies = max(1, 90_000_000 / max(1, once.count))
        try measure("read id, source and number of messages", (0..<copies).reduce(into: Data()) { data, _ in data.append(once) }) {
            record in
            (try record.string("id").utf8.count &+ record.string("source").utf8.count) &+ (record.count(of: "messages") ?? 0)
        }
    }

    @Test func base64Vectors() throws {
        let vector = base64((0..<1024).map { Float($0) * 0.001 - 0.5 })
        let lines = (0..<16_000).map { #"{"id":"\#($0)","source":"real","facet":"combined","vector":"\#(vector)"}"# }
        var values: [Float] = []
        try measure("read base64 vectors of 1024", Data(lines.joined(separator: "\n").utf8)) { record in
            values.removeAll(keepingCapacity: true)
            guard try record.required("vector").withStringBytes({ appendFloats(base64: $0, to: &values) }) else { return 0 }
            return values.count
        }
    }

    private func measure(_ name: String, _ data: Data, read: (Record) throws -> Int) throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("usergap-bench-\(UUID().uuidString)")
        try data.write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        var sum = 0
        let seconds = try medianSeconds {
            let reader = LineReader(try InputFiles([file.path]))
            while let batch = try reader.next() {
                for line in batch.lines {
                    sum &+= try read(Record(bytes: batch.bytes, range: line.range, place: Place(file: batch.file, line: line.number)))
                }
            }
        }
        #expect(sum > 0)
        let rate = Double(data.count) / seconds
        bench("\(name), one core", ["MB_per_second": rate / 1e6], ratio: rate / Yardstick.bytesPerSecond)
    }
}
