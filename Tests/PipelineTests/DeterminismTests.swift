import Foundation
import TestSupport
import Testing

/// Same input, options and seed: the same bytes from every stage, on any number of threads and any CPU level that has
/// fused multiply-add.
@Suite struct DeterminismTests {
    /// The levels that this machine can run besides its own choice.
    static let levels: [String] = {
        let flags = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
        return (flags.contains("avx2") && flags.contains("fma") ? ["v3"] : []) + (flags.contains("avx512vl") ? ["v4"] : [])
    }()

    @Test(arguments: ["", "--scope pair"])
    func everyStageGivesTheSameBytes(scope: String) throws {
        let shell = try Shell()
        let stages = """
            extract --jobs $JOBS --facet all $CHECKOUT/pipelines/sample/*.ndjson >1-$NAME
            embed --jobs $JOBS 1-$NAME >2-$NAME
            quantize --jobs $JOBS --clusters 12 \(scope) 2-$NAME >3-$NAME
            diverge --jobs $JOBS --bootstrap 200 --permutations 200 3-$NAME >4-$NAME
            report --jobs $JOBS --format html 4-$NAME >5-$NAME
            """
        try shell.succeed("set -e\n\(stages)", environment: ["JOBS": "1", "NAME": "one"])
        var others: [(name: String, jobs: String, level: String)] = [("two", "2", ""), ("again", "3", "")]
        others += DeterminismTests.levels.map { ($0, "2", $0) }
        for other in others {
            try shell.succeed(
                "set -e\n\(stages)", environment: ["JOBS": other.jobs, "NAME": other.name, "USERGAP_CPU": other.level])
            for stage in 1...5 {
                #expect(try shell.read("\(stage)-one") == shell.read("\(stage)-\(other.name)"), "stage \(stage), \(other)")
            }
        }
    }

    @Test func seedChangesTheClustersAndNothingElse() throws {
        let shell = try Shell()
        try shell.succeed("extract $CHECKOUT/pipelines/sample/*.ndjson | embed >e")
        let first = try objects(shell.succeed("quantize --clusters 12 --restarts 1 e").output)
        let second = try objects(shell.succeed("quantize --clusters 12 --restarts 1 --seed 7 e").output)
        #expect(first.map { $0["id"] as? String } == second.map { $0["id"] as? String })
        #expect(first.map { $0["cluster"] as? Int } != second.map { $0["cluster"] as? Int })
    }
}
