import Testing

@testable import Stage

@Suite struct UniqueRecordsTests {
    private func place(_ line: Int) -> Place { Place(file: "f", line: line) }

    @Test func aRepeatNamesBothPlaces() throws {
        var unique = UniqueRecords()
        try unique.insert(["a", "real"], named: ["id", "source"], at: place(1))
        try unique.insert(["a", "other"], named: ["id", "source"], at: place(2))
        let thrown = failure { try unique.insert(["a", "real"], named: ["id", "source"], at: place(9)) }
        #expect(thrown?.message == "id 'a', source 'real' was there before, at f:1")
        #expect(thrown?.place?.line == 9)
    }

    @Test func valuesThatHoldASeparatorStayApart() throws {
        var unique = UniqueRecords()
        try unique.insert(["a\u{1F}b", "c"], named: ["id", "source"], at: place(1))
        try unique.insert(["a", "b\u{1F}c"], named: ["id", "source"], at: place(2))
        try unique.insert(["e\u{301}", ""], named: ["id", "source"], at: place(3))
        try unique.insert(["\u{E9}", ""], named: ["id", "source"], at: place(4))
    }
}
