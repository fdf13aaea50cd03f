import Foundation
import TestSupport
import Testing

/// Statement sets through the built program.
@Suite struct StatementsTests {
    static func statement(_ id: String, _ source: String, _ vector: String, more: String = "") -> String {
        #"{"id":"\#(id)","source":"\#(source)","facet":"knowledge","vector":\#(vector)\#(more)}"# + "\n"
    }

    /// Each person knows one thing of their own; the simulator of that task knows it too, and one thing that nobody knows.
    static let statements = (0..<12).map { i in
        let angle = Double(i) * 0.13
        let own = "[\(cos(angle)),\(sin(angle)),0]"
        let domain = #","domain":"\#(i < 6 ? "x" : "y")""#
        return statement("\(i)", "real", own, more: domain) + statement("\(i)", "sim", own, more: #","statement":1"#)
            + statement("\(i)", "sim", "[0,0,1]", more: #","statement":2"#)
    }.joined()

    @Test func statementsOfOneTaskAreMoreAlikeThanThoseOfStrangers() throws {
        let all = try findings("--minimum 6", Self.statements)
        #expect(all.map { $0["id"] as? String ?? $0["domain"] as? String ?? "all" }.prefix(4) == ["all", "x", "y", "0"] && all.count == 15)
        let mean = all[0]
        let (recall, precision) = (try #require(mean["recall"] as? Double), try #require(mean["precision"] as? Double))
        #expect(abs(recall - 1) < 1e-6 && abs(precision - 0.5) < 1e-6)
        #expect(abs(try #require(mean["centroid"] as? Double) - 0.5.squareRoot()) < 1e-6)
        let floor = try #require(mean["recall_floor"] as? Double)
        #expect(floor < 0.95 && isLeast(mean["recall_p"]))
        #expect(mean["pairs"] as? Int == 12 && mean["statements_source"] as? Int == 24 && mean["random_pairs"] as? Int == 12)
        #expect(all.allSatisfy { $0["measure"] as? String == "knowledge" && $0["kind"] as? String == "dimension" })
    }

    @Test func statementsWithoutAPairHaveNoFigure() throws {
        let all = try findings("", Self.statement("a", "real", "[1,0]") + Self.statement("b", "sim", "[1,0]"))
        #expect(
            all.count == 1 && all[0]["best_match"] is NSNull
                && all[0]["best_match_reason"] as? String == "no id has statements on both sides")
        #expect(all[0]["warnings"] as? [String] == ["ids_do_not_meet"])
    }

    static let badStatements: [(records: String, says: [String])] = [
        (statement("a", "real", "[0,0]"), ["in:1:", "field 'vector'", "length 0"]),
        (statement("a", "real", "[1,0]") + statement("a", "sim", "[1]"), ["in:2:", "found 1 components, expected 2"]),
        (statement("a", "real", #""AADAfwAAgD8=""#), ["in:1:", "component 0 is not finite"]),
        (String(repeating: statement("a", "real", "[1,0]", more: #","statement":3"#), count: 2), ["in:2:", "in:1", "statement '3'"]),
        (statement("a", "real", "[1,0]"), ["only the source 'real'"]),
    ]

    @Test(arguments: badStatements.indices) func badStatementsEndWithTheirError(index: Int) throws {
        try expectRefused(Self.badStatements[index].records, saying: Self.badStatements[index].says)
    }
}
