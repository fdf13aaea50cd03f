import Foundation
import TestSupport
import Testing

/// Ten times as many simulators as people compare: what grows with the square of their number is bounded.
@Suite struct ManySourcesTests {
    private func assignments(_ simulators: Int) -> String {
        (0...simulators).map { source in
            (0..<12).map { id in
                let cluster = (id * (source % 7 + 1) + source % 5) % 6
                let name = source == 0 ? "real" : "sim:\(source)"
                return #"{"id":"\#(id)","source":"\#(name)","facet":"style","cluster":\#(cluster),"clusters":6}"# + "\n"
            }.joined()
        }.joined()
    }

    @Test(.timeLimit(.minutes(2))) func hundredsOfSimulatorsArePairedWithTheirNearest() throws {
        let shell = try Shell()
        try shell.write("in", assignments(240))
        let all = try objects(shell.succeed("diverge -q --bootstrap 20 --permutations 20 in").output)
        func kind(_ name: String) -> [[String: Any]] { all.filter { $0["kind"] as? String == name } }
        #expect(kind("divergence").count == 241 && kind("map").count == 241)
        #expect((240...241 * 5).contains(kind("pair").count), "\(kind("pair").count)")
        #expect(kind("pair").allSatisfy { ($0["warnings"] as? [String])?.contains("nearest_pairs_only") == true })
        #expect(kind("mixture").count == 50 * 49 / 2 + 3)
        #expect(kind("mixture").allSatisfy { ($0["warnings"] as? [String])?.contains("nearest_simulators_only") == true })
        let nearest = kind("divergence").compactMap { $0["split"] == nil ? $0["js"] as? Double : nil }.sorted()[49]
        let mixed = try #require((kind("mixture").first?["members"] as? [[String: Any]])?.compactMap { $0["source"] as? String })
        let values = Dictionary(uniqueKeysWithValues: kind("divergence").map { ("\($0["source"] ?? "")", $0["js"] as? Double ?? 9) })
        #expect(mixed.count == 50 && mixed.allSatisfy { values[$0] ?? 9 <= nearest })
    }

    @Test func fewAreAllPaired() throws {
        let shell = try Shell()
        try shell.write("in", assignments(8))
        let all = try objects(shell.succeed("diverge -q --bootstrap 20 --permutations 20 in").output)
        #expect(all.count { $0["kind"] as? String == "pair" } == 9 * 8 / 2)
        #expect(all.allSatisfy { !(($0["warnings"] as? [String]) ?? []).contains { $0.hasPrefix("nearest_") } })
    }
}
