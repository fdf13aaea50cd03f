import Foundation
import TestSupport
import Testing

/// Each program by itself on the sample, many times over with ids of its own: part of `make bench`.
@Suite(.serialized, .enabled(if: isBenchmarking)) struct ProgramBenchmarks {
    @Test func pipelineOnTheSample() throws {
        let shell = try Shell()
        // 60 copies of 40 conversations a source.
        try shell.succeed(
            """
            for copy in $(seq 60); do sed "s/^{\\"id\\": \\"/&$copy-/" $CHECKOUT/pipelines/sample/*.ndjson; done >conversations
            extract --facet combined -o behaviors conversations
            embed -o embeddings behaviors
            quantize --clusters 50 -o assignments embeddings
            diverge -o findings assignments
            """)
        try measure("extract --facet all", "conversations", shell)
        try measure("embed", "behaviors", shell)
        try measure("quantize --clusters 50", "embeddings", shell)
        try measure("diverge", "assignments", shell)
        try measure("report --format html", "findings", shell)
    }

    private func measure(_ command: String, _ file: String, _ shell: Shell) throws {
        let bytes = Double(try shell.read(file).count)
        var memory = 0.0
        let seconds = try (0..<3).map { _ in
            try shell.succeed("\(command) -q --provenance provenance \(file) >output")
            let record = try #require(objects(shell.read("provenance")).first)
            memory = Double(try #require(record["peak_memory_bytes"] as? Int))
            return try #require(record["cpu_seconds"] as? Double)
        }.sorted()[1]
        let rate = bytes / seconds
        bench(command, ["cpu_seconds": seconds, "MB_per_second": rate / 1e6, "MB": memory / 1e6], ratio: rate / Yardstick.bytesPerSecond)
    }
}
