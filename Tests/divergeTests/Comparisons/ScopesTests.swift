import Testing

@testable import diverge

@Suite struct ScopesTests {
    @Test func allThenEachWhereThereAreSeveral() {
        func found(_ members: [String?]) -> [String] { scopes(members) { $0 }.map { "\($0.name ?? "all") \($0.members.count)" } }
        #expect(found(["b", "a", "b"]) == ["all 3", "a 1", "b 2"])
        #expect(found(["a", nil]) == ["all 2", "a 1"], "what has no name has no scope of its own")
        #expect(found(["a", "a"]) == ["all 2"] && found([]) == ["all 0"])
    }
}
