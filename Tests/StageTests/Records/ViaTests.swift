import Testing

@testable import Stage

@Suite struct ViaTests {
    private func place(_ line: Int) -> Place { Place(file: "f", line: line) }

    @Test func aStageIsItsNameMethodAndADigestOfItsSettings() {
        let stage = Via.stage("embed", method: "minilm", settings: ["dimensions=384"])
        #expect(stage.wholeMatch(of: /embed:minilm:[0-9a-f]{8}/) != nil)
        #expect(stage == Via.stage("embed", method: "minilm", settings: ["dimensions=384"]))
        #expect(stage != Via.stage("embed", method: "minilm", settings: ["dimensions=256"]))
    }

    @Test func eachStageExtendsTheString() {
        #expect(Via.extended(nil, by: "a:b:0") == "a:b:0")
        #expect(Via.extended("a:b:0", by: "c:d:1") == "a:b:0 c:d:1")
    }

    @Test func mixedRecordsAreRefusedWithBothNamed() throws {
        var check = ViaCheck(allowMixed: false)
        try check.check("a", at: place(1))
        try check.check("a", at: place(2))
        let thrown = failure { try check.check("b", at: place(3)) }
        #expect(thrown?.reason == "field 'via': found 'b', but f:1 has 'a'")
        #expect(thrown?.place?.line == 3)
        #expect(failure { try check.check(nil, at: place(4)) }?.message == "found 'nothing', but f:1 has 'a'")
    }

    @Test func recordsWithoutViaAreAlike() throws {
        var check = ViaCheck(allowMixed: false)
        try check.check(nil, at: place(1))
        try check.check(nil, at: place(2))
        #expect(throws: Failure.self) { try check.check("a", at: place(3)) }
    }

    @Test func groupsMayDiffer() throws {
        var check = ViaCheck(allowMixed: false)
        try check.check("a", in: "style", at: place(1))
        try check.check("b", in: "sgd", at: place(2))
        #expect(failure { try check.check("b", in: "style", at: place(3)) }?.message == "found 'b', but f:1 has 'a'")
    }

    @Test func mixedRecordsPassWhereAllowed() throws {
        var check = ViaCheck(allowMixed: true)
        try check.check("a", at: place(1))
        try check.check("b", at: place(2))
    }
}
