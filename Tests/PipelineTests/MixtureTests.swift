import Foundation
import TestSupport
import Testing

/// Pairs and mixtures of simulators, by the built diverge.
@Suite struct MixtureTests {
    private static let kinds: Set = ["pair", "map", "mixture"]

    /// Assignments of a reference and simulators, `rounds` records of each cluster named.
    private func assignments(_ sources: [String: [Int]], rounds: Int = 20, more: String = "") -> String {
        sources.keys.sorted().flatMap { source in
            (0..<rounds).flatMap { round in
                (sources[source] ?? []).enumerated().map { place, cluster in
                    #"{"id":"\#(round)-\#(place)","source":"\#(source)","facet":"f","cluster":\#(cluster)\#(more)}"# + "\n"
                }
            }
        }.joined()
    }

    private func findings(_ shell: Shell, _ flags: String = "", input: String = "in") throws -> [[String: Any]] {
        try objects(shell.succeed("diverge -q --terms 0 --bootstrap 100 --permutations 100 \(flags) \(input)").output)
            .filter { Self.kinds.contains($0["kind"] as? String ?? "") }
    }

    /// By hand: two simulators that cover one half each of what people do, and one that does something else.
    @Test func complementsAreMixed() throws {
        let shell = try Shell()
        try shell.write("in", assignments(["real": [0, 1, 2, 3], "sim:a": [0, 1, 0, 1], "sim:b": [2, 3, 2, 3], "sim:c": [4, 4, 4, 4]]))
        let found = try findings(shell)
        #expect(found.count { $0["kind"] as? String == "pair" } == 6 && found.count { $0["kind"] as? String == "map" } == 4)
        let mixtures = found.filter { $0["kind"] as? String == "mixture" }
        #expect(mixtures.compactMap { $0["form"] as? String } == ["all", "all", "greedy", "pair", "pair", "pair"])

        let all = try #require(mixtures.first)
        let members = try #require(all["members"] as? [[String: Any]])
        #expect(try all["objective"] as? String == "js" && #require(all["js"] as? Double) < 1e-6)
        #expect(members.compactMap { $0["plan"] as? Int } == [80, 80, 0] && all["plan"] as? Int == 160)
        for member in members.prefix(2) { #expect(abs(try #require(member["weight"] as? Double) - 0.5) < 1e-3) }
        let alone = 0.75 * log(4 / 3.0)
        #expect(abs(try #require(all["js_gain"] as? Double) - alone) < 0.03)
        let low = try #require(all["js_gain_corrected_low"] as? Double)
        #expect(try low > 0.1 && #require(all["js_gain_corrected_high"] as? Double) < 0.35)

        let greedy = try #require(mixtures[2]["members"] as? [[String: Any]])
        #expect(greedy.compactMap { $0["source"] as? String } == ["sim:a", "sim:b", "sim:c"])
        let pair = try #require(mixtures.first { $0["source"] as? String == "sim:a" && $0["other"] as? String == "sim:b" })
        let curve = try #require(pair["js_curve"] as? [Double])
        #expect(curve.count == 21 && curve.min() == curve[10] && abs(curve[0] - alone) < 1e-12)
        #expect(mixtures.allSatisfy { $0["share_unreached"] as? Double != nil })
    }

    @Test func referenceIsTheOtherAndOnTheMap() throws {
        let shell = try Shell()
        try shell.write("in", assignments(["people": [0, 1, 2, 3], "a": [0, 1, 0, 1], "z": [0, 1, 2, 2]]))
        let found = try findings(shell, "--reference people --log-base 2")
        let pairs = found.filter { $0["kind"] as? String == "pair" }
        #expect(pairs.map { "\($0["source"] ?? "")-\($0["other"] ?? "")" } == ["a-z", "a-people", "z-people"])
        #expect(pairs.allSatisfy { ($0["js"] as? Double ?? 2) <= 1 && $0["reference"] as? String == "people" && $0["js_p_bh"] != nil })
        let map = found.filter { $0["kind"] as? String == "map" }
        #expect(map.compactMap { $0["order"] as? Int } == [0, 1, 2])
        let people = try #require(map.first { $0["source"] as? String == "people" })
        #expect(try #require(people["map_x"] as? Double) < 0)
        // Of three points the map holds everything, so its distances are those of the pairs.
        func point(_ source: String) throws -> (Double, Double) {
            let finding = try #require(map.first { $0["source"] as? String == source })
            return (try #require(finding["map_x"] as? Double), try #require(finding["map_y"] as? Double))
        }
        for pair in pairs {
            let (one, other) = (try point(#require(pair["source"] as? String)), try point(#require(pair["other"] as? String)))
            #expect(abs(hypot(one.0 - other.0, one.1 - other.1) - (pair["js_distance"] as? Double ?? .nan)) < 1e-9)
        }
    }

    @Test func thereMustBeTwoSimulators() throws {
        let shell = try Shell()
        try shell.write("in", assignments(["real": [0, 1], "sim:a": [0, 1]]))
        #expect(try findings(shell).isEmpty)
        try shell.succeed("cat $CHECKOUT/pipelines/sample/*.ndjson | extract | embed | quantize --clusters 6 --scope pair >pair")
        #expect(try findings(shell, input: "pair").isEmpty, "codebooks of one simulator each")
        try shell.succeed("cat $CHECKOUT/pipelines/sample/*.ndjson | extract | embed | quantize --clusters 4 --per-task >tasks")
        let found = try findings(shell, input: "tasks")
        #expect(Set(found.compactMap { $0["task"] as? String }) == ["coding", "writing"])
        // Where a codebook has no reference, there are pairs but nothing to mix for.
        try shell.write(
            "two",
            assignments(["real": [0, 1], "sim:a": [0, 1], "sim:b": [1, 1]], more: #","codebook":"one""#)
                + assignments(["sim:a": [0, 1], "sim:b": [1, 1]], more: #","codebook":"two""#))
        let without = try findings(shell, input: "two").filter { $0["codebook"] as? String == "two" }
        #expect(without.compactMap { $0["kind"] as? String } == ["pair", "map", "map"])
    }

    @Test func flagsLeaveThemOut() throws {
        let shell = try Shell()
        try shell.write("in", assignments(["real": [0, 1], "sim:a": [0, 1], "sim:b": [1, 1]]))
        #expect(Set(try findings(shell, "--no-mixtures").compactMap { $0["kind"] as? String }) == ["pair", "map"])
        #expect(Set(try findings(shell, "--no-pairs").compactMap { $0["kind"] as? String }) == ["mixture"])
    }

    @Test func infinityIsNullWithItsReason() throws {
        let shell = try Shell()
        try shell.write("in", assignments(["real": [0, 1, 2], "sim:a": [0, 1], "sim:b": [1, 1]]))
        let all = try #require(try findings(shell, "--smoothing none").first { $0["objective"] as? String == "kl_forward" })
        #expect(all["kl_forward"] is NSNull && (all["kl_forward_reason"] as? String)?.hasPrefix("infinite") == true)
        #expect(all["share_unreached"] as? Double == 1 / 3.0 && all["smoothing"] as? String == "none")
        #expect(all["kl_forward_held_out"] is NSNull && all["kl_forward_held_out_reason"] is String)
        // A source of one record is in one half only.
        try shell.write(
            "one", assignments(["real": [0, 1, 2], "sim:a": [0, 1]]) + #"{"id":"0-0","source":"sim:b","facet":"f","cluster":2}"# + "\n")
        let few = try findings(shell, input: "one").filter { $0["kind"] as? String == "mixture" && $0["form"] as? String != "greedy" }
        #expect(few.count == 3 && few.allSatisfy { $0["js_held_out_reason"] is String || $0["kl_forward_held_out_reason"] is String })
    }

    /// Units, not records, are halved, drawn and dealt; the order of records makes no difference.
    @Test func unitsAndOrderOfRecords() throws {
        let shell = try Shell()
        try shell.succeed(
            """
            for s in real sim:a sim:b; do for i in {0..59}; do
              echo "{\\"id\\":\\"$i\\",\\"source\\":\\"$s\\",\\"facet\\":\\"f\\",\\"cluster\\":$(( (i * i + ${#s}) % 5 )),\\"user\\":$((i / 3))}"
            done; done >in; sort -R --random-source=in in >shuffled
            """)
        let plain = try shell.succeed("diverge -q --unit user --bootstrap 100 --permutations 100 --jobs 1 in").output
        let shuffled = try shell.succeed("diverge -q --unit user --bootstrap 100 --permutations 100 --jobs 2 shuffled").output
        #expect(plain == shuffled)
        let pair = try #require(objects(plain).first { $0["kind"] as? String == "pair" })
        #expect(pair["unit"] as? String == "user" && pair["units_source"] as? Int == 20 && pair["n_source"] as? Int == 60)
    }
}
