import Foundation
import Stage

/// How often simulators succeed in each task: what tasks are binned by for the calibration.
struct Difficulty: Sendable {
    /// Success rate, 0 to 1, by task.
    let rates: [String: Double]
    /// Whether it was read from a file, not pooled over the simulators at hand.
    let isGiven: Bool

    /// The fewest trials that say anything of a task.
    static let leastTrials = 10

    /// Pooled over all runs of all simulators; tasks with fewer than `leastTrials` have none.
    init(pooling trials: some Sequence<(task: String, isSuccess: Bool)>) {
        var counts: [String: (successes: Int, all: Int)] = [:]
        for trial in trials {
            counts[trial.task, default: (0, 0)].all += 1
            if trial.isSuccess { counts[trial.task, default: (0, 0)].successes += 1 }
        }
        rates = counts.filter { $0.value.all >= Difficulty.leastTrials }.mapValues { Double($0.successes) / Double($0.all) }
        isGiven = false
    }

    /// From a file with one JSON object: rates by task, or those in its field `difficulty`, as OdysSim ships them.
    init(file path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.noInput, "\(path): cannot be opened, expected a file of task difficulties")
        }
        let record = try Record(bytes: Bytes(data), range: 0..<data.count, place: Place(file: path, line: 1))
        let map = record["difficulty"].flatMap { $0.kind == .object ? $0 : nil } ?? record.value
        var rates: [String: Double] = [:]
        try map.forEachField { task, value in
            guard let rate = value.double, (0...1).contains(rate) else {
                throw record.mismatch(value, task, expected: "a success rate from 0 to 1")
            }
            rates[task] = rate
        }
        (self.rates, isGiven) = (rates, true)
    }

    /// What a digest of the settings is made from; nothing where it is not given, as it then comes from the records.
    var digested: String { isGiven ? rates.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ",") : "pooled" }

    /// The bin of a rate: [0, .2) [.2, .4) [.4, .6) [.6, .8) [.8, 1].
    static func bin(of rate: Double) -> Int { [0.2, 0.4, 0.6, 0.8].count { rate >= $0 } }
    static let bins = 5
}

/// The calibration of outcomes that is published as ECE: tasks in bins of difficulty, in each |mean outcome of the simulator - mean
/// outcome of people|, weighted by the bin's tasks. No probabilities are involved.
///
/// `outcomes` are 0 or 1; weights count a task several times or not at all. NaN where no task has weight.
func calibrationError(_ tasks: some Sequence<(weight: Double, bin: Int, simulator: Double, person: Double)>) -> Double {
    var differences = [Double](repeating: 0, count: Difficulty.bins)
    var total = 0.0
    for task in tasks {
        differences[task.bin] += task.weight * (task.simulator - task.person)
        total += task.weight
    }
    return differences.reduce(0) { $0 + abs($1) } / total
}
