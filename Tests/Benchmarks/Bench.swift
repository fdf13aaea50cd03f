import Foundation

/// A benchmark's figures: printed as a line and, with USERGAP_BENCH_JSON=FILE, appended to FILE as a JSON object.
///
/// `ratio` is the benchmark's speed compared with a plain way to do the same kind of work, measured in the same run (`Yardstick`):
/// unlike seconds, it can be compared with the ratio of another day and another machine of that kind.
func bench(_ name: String, _ figures: KeyValuePairs<String, Double>, ratio: Double? = nil) {
    func shown(_ value: Double) -> String { String(format: "%.4g", value) }
    let all = figures.map { ($0.key, $0.value) } + (ratio.map { [("ratio", $0)] } ?? [])
    print("bench: \(name): \(all.map { "\($0.0) \(shown($0.1))" }.joined(separator: ", "))")
    guard let path = ProcessInfo.processInfo.environment["USERGAP_BENCH_JSON"] else { return }
    let line = "{\"name\":\"\(name)\"" + all.map { ",\"\($0.0)\":\($0.1.isFinite ? shown($0.1) : "null")" }.joined() + "}\n"
    guard let file = fopen(path, "a") else { return print("bench: \(path) cannot be written") }
    fputs(line, file)
    fclose(file)
}

/// Whether `make bench` runs the tests.
let isBenchmarking = ProcessInfo.processInfo.environment["USERGAP_BENCH"] != nil

/// The Python that has the peers' packages, where `make bench PEERS=1` has made one.
let benchmarkPython = ProcessInfo.processInfo.environment["USERGAP_BENCH_PYTHON"]

/// The median time of a few runs, in seconds.
func medianSeconds(runs: Int = 7, _ body: () throws -> Void) rethrows -> Double {
    try (0..<runs).map { _ in try ContinuousClock().measure(body) / .seconds(1) }.sorted()[runs / 2]
}

/// The share of the trials in which something holds, in percent.
func percentage<Trial>(_ trials: [Trial], _ holds: (Trial) -> Bool) -> Double {
    100 * Double(trials.count(where: holds)) / Double(trials.count)
}
