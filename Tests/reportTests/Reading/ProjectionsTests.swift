import Stage
import Testing

@testable import report

@Suite struct ProjectionsTests {
    private func record(_ projection: String, id: String = "1") throws -> Record {
        try Record(#"{"id":"\#(id)","source":"sim","facet":"f","cluster":1,"codebook":"f","via":"a b","projection":\#(projection)}"#)
    }

    @Test func readsAnAssignment() throws {
        let projection = try Projection(record("[-0.5,2]"))
        #expect(projection.series == Series(facet: "f", codebook: "f", source: "sim", via: "a b"))
        #expect(projection.point == .init(hash: identityHash("1"), x: -0.5, y: 2))
        let bare = try Projection(Record(#"{"id":"1","source":"s","projection":[0,0]}"#))
        #expect(bare.series == Series(facet: "", codebook: nil, source: "s", via: nil))
    }

    @Test(arguments: ["[]", "[1]", "[1,2,3]", "[1,null]", "\"x\"", "{}", "null"])
    func coordinatesOfAnotherKindAreAnError(projection: String) throws {
        let failure = #expect(throws: Failure.self) { try Projection(record(projection)) }
        #expect(failure?.field == "projection")
    }

    /// In any order the same records are kept, at most so many of a series, and all are counted.
    @Test func theSampleDoesNotDependOnTheOrder() throws {
        let all = try (0..<1200).map { try Projection(record("[\($0),0]", id: "\($0)")) }
        func sample(_ projections: [Projection]) throws -> Projections.Sample {
            var kept = Projections()
            for projection in projections { kept.add(projection) }
            #expect(kept.count == 1200 && kept.samples.count == 1)
            return try #require(kept.samples.first?.value)
        }
        let forward = try sample(all)
        #expect(forward.count == 1200 && forward.points.elements.count == Projections.limit)
        #expect(try sample(all.reversed()).points.elements == forward.points.elements)
    }
}
