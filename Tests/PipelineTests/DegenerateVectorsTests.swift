import Foundation
import TestSupport
import Testing

/// Vectors that a clustering may stumble over: the right answer, or the right error.
@Suite struct DegenerateVectorsTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// JSON of each vector.
        var vectors: [String]
        var clusters: Int
        /// Labels up to their names; nil where the run must fail with status 65.
        var partition: [Int]?
        var says = ""
        var inertia: Double?
    }

    static let cases: [Case] = [
        Case(
            testDescription: "all equal", vectors: Array(repeating: "[3,4]", count: 6), clusters: 2, partition: [0, 0, 0, 0, 0, 0],
            inertia: 0),
        Case(
            testDescription: "fewer points than k", vectors: ["[1,0]", "[0,1]"], clusters: 3, partition: nil,
            says: "2 records, expected at least one for each of 3"),
        Case(
            testDescription: "one dimension: only the sign is left", vectors: ["[5]", "[0.1]", "[-2]", "[-7]"], clusters: 2,
            partition: [0, 0, 1, 1], inertia: 0),
        Case(
            testDescription: "duplicates, k as many as there are different ones", vectors: ["[1,0]", "[0,1]", "[1,0]", "[2,0]", "[0,3]"],
            clusters: 2, partition: [0, 1, 0, 0, 1], inertia: 0),
        Case(
            testDescription: "duplicates, more k than different ones", vectors: ["[1,0]", "[0,1]", "[1,0]", "[0,1]"], clusters: 3,
            partition: [0, 1, 0, 1], inertia: 0),
        Case(
            testDescription: "zero vectors stay zero", vectors: ["[0,0]", "[1,0]", "[0,0]", "[1,0]"], clusters: 2, partition: [0, 1, 0, 1],
            inertia: 0),
        Case(testDescription: "all zero", vectors: ["[0,0,0]", "[0,0,0]"], clusters: 1, partition: [0, 0], inertia: 0),
        Case(
            testDescription: "k = 1: two steps of sqrt 2 / 2 from the mean", vectors: ["[1,0]", "[0,1]"], clusters: 1, partition: [0, 0],
            inertia: 1),
        Case(testDescription: "k = n", vectors: ["[1,0]", "[0,1]", "[-1,0]"], clusters: 3, partition: [0, 1, 2], inertia: 0),
        Case(testDescription: "one point of many dimensions", vectors: ["[1,2,3,4]"], clusters: 1, partition: [0], inertia: 0),
        Case(
            testDescription: "fewer points than dimensions", vectors: ["[1,0,0,0]", "[0,0,1,0]", "[0.99,0.01,0,0]"], clusters: 2,
            partition: [0, 1, 0]),
        Case(
            testDescription: "large and tiny lengths", vectors: ["[1e38,0]", "[1e-9,0]", "[0,3e38]"], clusters: 2, partition: [0, 0, 1],
            inertia: 0),
        Case(
            testDescription: "NaN", vectors: ["[1,0]", "\"AADAfwAAgD8=\""], clusters: 1, partition: nil, says: "component 0 is not finite"),
        Case(testDescription: "infinity", vectors: ["[1,0]", "[1e39,0]"], clusters: 1, partition: nil, says: "component 0 is not finite"),
    ]

    @Test(arguments: cases) func givesTheRightAnswerOrTheRightError(_ example: Case) throws {
        let shell = try Shell()
        let lines = example.vectors.enumerated().map { #"{"id":"\#($0)","source":"real","facet":"f","vector":\#($1)}"# }
        try shell.write("in", lines.joined(separator: "\n"))
        // Everything is kept, so that inertia is that of the vectors; ways that must agree follow each other.
        let keep = "--variance 1 --restarts 20"
        for command in [
            "quantize -q -k \(example.clusters) \(keep) --write-codebook c in",
            "quantize -q --partial in | quantize -q --merge -k \(example.clusters) \(keep) >c && quantize --codebook c in",
            "quantize -q --minibatch -k \(example.clusters) \(keep) in >c && quantize --codebook c in",
        ] {
            let outcome = try shell.run(command)
            guard let partition = example.partition else {
                #expect(outcome.status == 65 && outcome.errors.contains(example.says), "\(outcome)")
                continue
            }
            #expect(outcome.status == 0, "\(outcome)")
            let records = try objects(outcome.output)
            let labels = records.map { $0["cluster"] as? Int ?? -1 }
            var names: [Int: Int] = [:]
            for label in labels where names[label] == nil { names[label] = names.count }
            #expect(labels.map { names[$0] } == partition, "\(outcome)")
            let inertia = records.reduce(0.0) { $0 + pow($1["distance"] as? Double ?? .nan, 2) }
            if let expected = example.inertia { #expect(abs(inertia - expected) < 1e-6, "\(outcome)") }
        }
    }
}
