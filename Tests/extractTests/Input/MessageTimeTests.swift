import Stage
import Testing

@testable import extract

@Suite struct MessageTimeTests {
    /// Seconds from Python's datetime.fromisoformat(...).timestamp().
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0.0), ("2023-04-09T00:02:53+00:00", 1_680_998_573), ("2024-02-29 23:59:59.250", 1_709_251_199.25),
        ("2024-03-01T01:00:00+01:00", 1_709_251_200), ("2024-02-29T18:30:00-0530", 1_709_251_200), ("1969-12-31T23:59:59Z", -1),
        ("2024-03-01T00:00", 1_709_251_200),
    ])
    func readsISO8601(_ text: String, _ seconds: Double) { #expect(MessageTime.seconds(iso8601: text) == seconds, "\(text)") }

    /// Milliseconds are told by their size; the first field that can be read counts; no time is no error.
    @Test func isReadFromMessages() throws {
        let times = [
            "\"timestamp\":1700000000", "\"created_at\":1700000000500", "\"time\":\"noon\",\"timestamp\":\"1970-01-01T00:00:01Z\"",
            "\"time\":null", "\"time\":-1",
        ]
        let messages = times.map { "{\"role\":\"user\",\"content\":\"x\",\($0)}" }.joined(separator: ",")
        let found = try ConversationReader().read(Record("{\"id\":\"a\",\"source\":\"real\",\"messages\":[\(messages)]}"))
        #expect(found.first?.conversation.turns.map(\.time) == [1_700_000_000, 1_700_000_000.5, 1, nil, nil])
    }

    @Test(arguments: [
        "", "10:30", "2024-13-01T00:00:00Z", "2024-03-01", "2024-03-01T25:00:00Z", "2024-03-01T00:00:00X", "2024-03-01T00:00:00.Z",
        "2024-03-01T00:00:00+1", "yesterday",
    ])
    func refusesOthers(_ text: String) { #expect(MessageTime.seconds(iso8601: text) == nil, "\(text)") }
}
