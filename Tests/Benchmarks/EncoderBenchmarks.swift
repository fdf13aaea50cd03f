import Foundation
import Stage
import TestSupport
import Testing

@testable import embed

/// embed --model against sentence-transformers in the same run, with the model of `make model`: part of `make bench PEERS=1`.
///
/// Texts are the messages of the conversations in USERGAP_BENCH_DATA (the sample by default) and some that are hard to cut.
@Suite(
    .serialized, .enabled(if: isBenchmarking && MiniLM.isThere))
struct EncoderBenchmarks {
    private static let hard = [
        "", "   ", "😀", "👩‍👩‍👧 مرحبا", "for i in range(10):\n    print(i)", "[SEP] [CLS] as they are written", "안녕하세요 세계", "カタカナ",
        "naïve café İstanbul ΟΔΟΣ", String(repeating: "x", count: 500), String(repeating: "word ", count: 1000), "帮我订一家酒店",
    ]

    private func write(_ texts: [String], to file: String, _ shell: Shell) throws {
        var lines = ""
        for (index, text) in texts.enumerated() {
            var object = JSONObject()
            object.add("id", "\(index)")
            object.add("source", "real")
            object.add("text", text)
            lines += String(decoding: object.line, as: UTF8.self)
        }
        try shell.write(file, lines)
    }

    private func messages() throws -> [String] {
        let folder = ProcessInfo.processInfo.environment["USERGAP_BENCH_DATA"] ?? "\(Shell.checkout)/pipelines/sample"
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".ndjson") }.sorted()
        return try files.flatMap { file in
            try objects(Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(file)"))).flatMap {
                ($0["messages"] as? [[String: String]] ?? []).compactMap { $0["content"] }
            }
        }
    }

    private func peer(_ file: String, _ shell: Shell) throws -> [String: Any] {
        let script = "\(Shell.checkout)/Tests/Benchmarks/Peers/sentences.py"
        let outcome = try shell.succeed("\(benchmarkPython ?? "python3") \(script) \(MiniLM.path) \(file) theirs 2>/dev/null")
        return try #require(objects(outcome.output).last)
    }

    private func ours(_ file: String, _ shell: Shell) throws -> (seconds: Double, memory: Double) {
        try shell.succeed("embed -q --model \(MiniLM.path) --encoding array --provenance p \(file) >ours")
        let record = try #require(objects(shell.read("p")).first)
        return (try #require(record["wall_seconds"] as? Double), Double(try #require(record["peak_memory_bytes"] as? Int)))
    }

    @Test(.enabled(if: benchmarkPython != nil)) func agreement() throws {
        let shell = try Shell()
        let all = try messages()
        let texts = stride(from: 0, to: all.count, by: max(1, all.count / 300)).map { all[$0] } + Self.hard
        try write(texts, to: "texts", shell)
        let figures = try peer("texts", shell)
        _ = try ours("texts", shell)
        let encoder = try sentenceEncoder(ModelFolder(MiniLM.path), threads: 2)
        var (largest, leastCosine, otherTokens) = (0.0, 1.0, 0)
        let pairs = zip(try objects(shell.read("ours")), try objects(shell.read("theirs")))
        for (text, (mine, theirs)) in zip(texts, pairs) {
            let a = try #require(mine["vector"] as? [Double])
            let b = try #require(theirs["vector"] as? [Double])
            largest = max(largest, zip(a, b).map { abs($0 - $1) }.max() ?? 0)
            func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
            leastCosine = min(leastCosine, dot(a, b) / (dot(a, a) * dot(b, b)).squareRoot())
            let ids = try #require(theirs["ids"] as? [Int]).dropFirst().dropLast()
            otherTokens += encoder.tokens(of: text).prefix(encoder.window).map { Int($0) } == Array(ids) ? 0 : 1
        }
        bench(
            "\(texts.count) texts by sentence-transformers \(figures["sentence_transformers"] ?? "") and torch \(figures["torch"] ?? "")",
            ["texts_with_other_tokens": Double(otherTokens), "1_less_least_cosine": 1 - leastCosine, "largest_difference": largest])
        #expect(otherTokens == 0 && leastCosine >= 0.99999 && largest < 1e-4)
    }

    /// 96 texts of 200 words, in turn; then the start.
    @Test(arguments: [200, 20]) func throughput(words: Int) throws {
        let shell = try Shell()
        let stock = try messages().flatMap { $0.split(whereSeparator: \.isWhitespace) }
        let count = 96 * 200 / words / (words == 200 ? 1 : 2)
        let texts = (0..<count).map { text in
            (0..<words).map { stock[(text * words + $0) % stock.count] }.joined(separator: " ") + " \(text)"
        }
        try write(texts, to: "texts", shell)
        try write([texts[0]], to: "one", shell)
        var (mine, theirs, starts): ([(seconds: Double, memory: Double)], [(seconds: Double, memory: Double)], [Double]) = ([], [], [])
        for _ in 0..<3 {
            mine.append(try ours("texts", shell))
            starts.append(try ours("one", shell).seconds)
            guard benchmarkPython != nil else { continue }
            let figures = try peer("texts", shell)
            theirs.append((try #require(figures["seconds"] as? Double), Double(try #require(figures["peak_memory_bytes"] as? Int))))
        }
        func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
        func rate(_ runs: [(seconds: Double, memory: Double)]) -> Double { Double(count) / median(runs.map(\.seconds)) }
        let name = "embed \(count) texts of \(words) words"
        bench(
            name,
            [
                "texts_per_second": rate(mine), "MB": median(mine.map(\.memory)) / 1e6, "start_ms": median(starts) * 1e3,
            ], ratio: 1e10 * rate(mine) / Yardstick.operationsPerSecond)
        guard benchmarkPython != nil else { return }
        let ratios = zip(mine, theirs).map { $1.seconds / $0.seconds }
        bench(
            "\(name): sentence-transformers, encode alone",
            [
                "texts_per_second": rate(theirs), "MB": median(theirs.map(\.memory)) / 1e6, "times_ours": median(ratios),
                "times_ours_least": ratios.min() ?? .nan, "times_ours_most": ratios.max() ?? .nan,
                "memory_times_ours": median(theirs.map(\.memory)) / median(mine.map(\.memory)),
            ])
    }
}
