import Foundation
import Numerics
import Stage
import TestSupport
import Testing

/// Prints the time and memory of whole programs: part of `make bench`. With USERGAP_BENCH_PYTHON naming a Python that has
/// numpy, scikit-learn, faiss-cpu and orjson, the same step as it is done there, in turn with ours, and the ratio.
@Suite(.serialized, .enabled(if: isBenchmarking)) struct QuantizeBenchmarks {
    /// Vectors with a falling spectrum around 600 centers, as sentence embeddings have; two sources in turn.
    private func vectors(_ count: Int, dimensions: Int) -> Data {
        var generator = Xoshiro256(seed: 1, stream: "bench")
        let scales = (0..<dimensions).map { exp(-Double($0) / 150) }
        let centers = (0..<600).map { _ in scales.map { Float($0 * generator.normal()) } }
        let noise = (0..<dimensions).map { Float(0.6 * exp(-Double($0) / 300)) }
        var text = JSONText()
        for index in 0..<count {
            let center = centers[generator.integer(below: 600)]
            let vector = zip(center, noise).map { $0 + $1 * Float(generator.normal()) }
            text.raw(
                #"{"id":"\#(index / 2)","source":"\#(index % 2 == 0 ? "real" : "sim")","facet":"f","vector":""# + base64(vector) + "\"}\n")
        }
        return Data(text.bytes)
    }

    private struct Figures {
        var seconds: [Double] = []
        var memory: [Double] = []

        func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    }

    /// The evaluate step of the distributional-gap protocol at its published settings.
    @Test(arguments: [1024, 384])
    func evaluateStep(dimensions: Int) throws {
        let shell = try Shell()
        try shell.write("vectors", vectors(10_000, dimensions: dimensions))
        var ours = Figures()
        var theirs: [String: Figures] = [:]
        var inertia: [String: Double] = [:]
        for _ in 0..<3 {
            try shell.succeed("quantize --clusters 500 --restarts 5 --iterations 500 --provenance p --write-codebook c vectors >/dev/null")
            let record = try #require(objects(shell.read("p")).first)
            ours.seconds.append(try #require(record["wall_seconds"] as? Double))
            ours.memory.append(Double(try #require(record["peak_memory_bytes"] as? Int)))
            inertia["ours"] = try objects(shell.read("c")).first?["inertia"] as? Double
            for solver in benchmarkPython == nil ? [] : ["full", "covariance_eigh"] {
                let script = "\(Shell.checkout)/Tests/Benchmarks/Peers/evaluate.py"
                let peer = try #require(
                    objects(shell.succeed("\(benchmarkPython ?? "python3") \(script) vectors 500 5 \(solver)").output).first)
                theirs[solver, default: Figures()].seconds.append(try #require(peer["seconds"] as? Double))
                theirs[solver, default: Figures()].memory.append(Double(try #require(peer["peak_memory_bytes"] as? Int)))
                inertia[solver] = peer["inertia"] as? Double
            }
        }
        let name = "quantize 10000 x \(dimensions), k=500, 5 restarts"
        let (seconds, memory) = (ours.median(ours.seconds), ours.median(ours.memory))
        bench(
            name, ["seconds": seconds, "MB": memory / 1e6, "inertia": inertia["ours"] ?? .nan],
            ratio: 1e12 / seconds / Yardstick.operationsPerSecond)
        for (solver, peer) in theirs.sorted(by: { $0.key < $1.key }) {
            bench(
                "\(name): scikit-learn (\(solver)) and faiss",
                [
                    "seconds": peer.median(peer.seconds), "MB": peer.median(peer.memory) / 1e6, "inertia": inertia[solver] ?? .nan,
                    "times_ours": peer.median(peer.seconds) / seconds, "memory_times_ours": peer.median(peer.memory) / memory,
                ])
        }
    }
}
