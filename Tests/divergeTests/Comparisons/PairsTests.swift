import Testing

@testable import diverge

@Suite struct PairsTests {
    @Test func everyPairOnceTheReferenceLast() {
        let found = pairs(of: ["real", "a", "z"], reference: "real").map { "\($0.0)-\($0.1)" }
        #expect(found == ["a-real", "a-z", "z-real"])
        #expect(pairs(of: ["b", "a"]).map { $0.0 } == ["a"])
        #expect(pairs(of: ["a"]).isEmpty && pairs(of: []).isEmpty)
    }
}
