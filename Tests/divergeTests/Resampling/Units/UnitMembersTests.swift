import Testing

@testable import diverge

@Suite struct UnitMembersTests {
    @Test func unitsStandInTheOrderOfTheirFirstMember() {
        let units = unitMembers(["b", "a", "b", "c", "a"])
        #expect(units.map(\.name) == ["b", "a", "c"])
        #expect(units.map(\.members) == [[0, 2], [1, 4], [3]])
        #expect(unitMembers([Int]()).isEmpty)
    }
}
