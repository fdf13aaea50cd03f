import Testing

@testable import Stage

private func reject(_ line: Int, source: String? = nil, raw: [UInt8] = [0x78]) -> Reject {
    Reject(failure: Failure(.data, "bad", at: Place(file: "f", line: line), field: "a", byte: 3), raw: raw, source: source)
}

@Suite struct ErrorBudgetTests {
    @Test func limits() throws {
        #expect(ErrorLimit("0") == .count(0))
        #expect(ErrorLimit("12") == .count(12))
        #expect(ErrorLimit("1.5%") == .percent(1.5))
        #expect(ErrorLimit("100%") == .percent(100))
        for wrong in ["", "-1", "x", "%", "101%", "-1%", "nan%", "inf%", "1e3", "99999999999999999999"] {
            #expect(ErrorLimit(wrong) == nil, "\(wrong)")
        }
    }

    @Test func aCountIsJudgedAtEachBadRecord() throws {
        let budget = ErrorBudget(limit: .count(2), rejects: nil) { _ in }
        try budget.reject(reject(1), recordsRead: 1, program: "p")
        try budget.reject(reject(2), recordsRead: 2, program: "p")
        #expect(failure { try budget.reject(reject(3), recordsRead: 3, program: "p") }?.place?.line == 3)
    }

    @Test func aShareIsJudgedFromAThousandRecordsOnAndAtTheEnd() {
        let limit = ErrorLimit.percent(1)
        #expect(limit.allows(999, of: 999, atEnd: false))
        #expect(limit.allows(10, of: 1000, atEnd: false))
        #expect(!limit.allows(11, of: 1000, atEnd: false))
        #expect(!limit.allows(1, of: 99, atEnd: true))
        #expect(limit.allows(1, of: 100, atEnd: true))
        #expect(!ErrorLimit.percent(0).allows(1, of: 10, atEnd: false))
    }

    @Test func tellsEachFailureAndTheCountsBySource() throws {
        var warnings: [String] = []
        let budget = ErrorBudget(limit: .percent(1), rejects: nil) { warnings.append($0) }
        try budget.reject(reject(1, source: "real"), recordsRead: 5, program: "p")
        try budget.reject(reject(2), recordsRead: 5, program: "p")
        try budget.reject(reject(3), recordsRead: 5, program: "p")
        #expect(warnings.first == "p: f:1: field 'a': bad (byte 3)\n")
        let thrown = failure { try budget.finish(recordsRead: 5, program: "p") }
        #expect(thrown?.message == "3 of 5 records refused, by source: unknown 2, real 1")
    }

    @Test func theSummaryIsBoundedWhateverTheSources() throws {
        let budget = ErrorBudget(limit: .percent(1), rejects: nil) { _ in }
        for line in 1...500 { try budget.reject(reject(line, source: "s\(line)"), recordsRead: line, program: "p") }
        let message = failure { try budget.finish(recordsRead: 500, program: "p") }?.message ?? ""
        #expect(message.hasSuffix("470 more sources"))
        #expect(message.count < 600)
    }

    @Test func keepsRejectsWithTheReason() throws {
        let scratch = Scratch()
        let file = try OutputFile(scratch.file("rejects"))
        let budget = ErrorBudget(limit: .count(9), rejects: file) { _ in }
        try budget.reject(reject(1, raw: Array("{\"a\":x".utf8)), recordsRead: 1, program: "p")
        try budget.reject(reject(2, raw: [0xFF]), recordsRead: 2, program: "p")
        try file.close()
        #expect(
            contents(scratch.file("rejects")) == """
                {"file":"f","line":1,"reason":"field 'a': bad (byte 3)","record":"{\\"a\\":x"}
                {"file":"f","line":2,"reason":"field 'a': bad (byte 3)","record_base64":"/w=="}

                """)
    }
}
