import Stage
import Testing

@testable import quantize

@Suite struct ScopeRuleTests {
    private let rows: [EmbeddingRow] = [
        ("real", "f", "x"), ("a", "f", "x"), ("real", "g", "x"), ("b", "f", "y"), ("real", "f", "y"), ("a", "g", "x"),
    ].enumerated().map {
        EmbeddingRow(
            id: "\($0.offset)", source: $0.element.0, facet: $0.element.1, task: $0.element.2, via: nil, place: Place(file: "t", line: 1))
    }

    @Test func facetsHaveCodebooksOfTheirOwn() {
        let groups = ScopeRule(perTask: false, pairReference: nil).groups(of: rows)
        #expect(groups.flatMap(\.scopes).map(\.name) == ["f", "g"])
        #expect(groups.flatMap(\.scopes).map(\.members) == [[0, 1, 3, 4], [2, 5]])
    }

    @Test func tasksToo() {
        let groups = ScopeRule(perTask: true, pairReference: nil).groups(of: rows)
        #expect(groups.flatMap(\.scopes).map(\.name) == ["f/x", "g/x", "f/y"])
        #expect(groups.flatMap(\.scopes).map(\.members) == [[0, 1], [2, 5], [3, 4]])
    }

    @Test func pairsShareTheReference() {
        let groups = ScopeRule(perTask: false, pairReference: "real").groups(of: rows)
        #expect(groups.flatMap(\.scopes).map(\.name) == ["f/a", "f/b", "g/a"])
        #expect(groups.flatMap(\.scopes).map(\.members) == [[0, 1, 4], [0, 3, 4], [2, 5]])
    }

    /// A record is in the codebooks that it helped to fit; those for all sources take new ones too.
    @Test func domainsContainTheirRecords() {
        for rule in [
            ScopeRule(perTask: false, pairReference: nil), ScopeRule(perTask: true, pairReference: nil),
            ScopeRule(perTask: true, pairReference: "real"),
        ] {
            for scope in rule.groups(of: rows).flatMap(\.scopes) {
                #expect(rows.indices.filter { scope.domain.contains(rows[$0]) } == scope.members)
            }
        }
        var new = rows[0]
        new.source = "new"
        #expect(CodebookDomain(facet: "f").contains(new) && !CodebookDomain(facet: "g").contains(new))
        #expect(!CodebookDomain(facet: "f", pair: CodebookDomain.Pair(reference: "real", source: "a")).contains(new))
        new.task = nil
        #expect(CodebookDomain(facet: "f", task: "").contains(new) && !CodebookDomain(facet: "f", task: "x").contains(new))
    }
}
