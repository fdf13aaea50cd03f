import Testing

@testable import quantize

@Suite struct SamplingFloorTests {
    @Test func expectedFloorIsThatOfTheFormula() {
        #expect(SamplingFloor.expected(clusters: 101, records: 250) == 0.1)
        #expect(SamplingFloor.expected(clusters: 1, records: 250) == 0)
    }

    @Test func theSmallestSourceDecides() throws {
        #expect(SamplingFloor.warning([("f", 10, [("real", 1000), ("a", 100)])]) == nil)
        let warning = try #require(SamplingFloor.warning([("f", 10, [("real", 1000), ("a", 99)])]))
        for part in ["'f'", "99 records of 'a'", "10 clusters", "0.023"] { #expect(warning.contains(part), "\(warning)") }
        #expect(SamplingFloor.warning([("f", 1, [("real", 3)])]) == nil, "one cluster has no floor")
    }

    @Test func theWorstOfManyIsNamed() throws {
        let warning = try #require(SamplingFloor.warning([("f", 10, [("real", 99)]), ("g", 10, [("real", 20)]), ("h", 2, [("real", 20)])]))
        #expect(warning.contains("'g'") && warning.contains("1 more"))
    }
}
