import Stage
import Testing

@testable import extract

@Suite struct FoundConversationTests {
    private func written(_ found: FoundConversation) -> String {
        var (edit, text) = (found.edit, JSONText())
        edit.set("facet", "style")
        edit.write(found.record, to: &text)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    /// Also where the id is written with an escape, the messages come last or alone, and blanks stand between.
    @Test(arguments: [
        #"{"id":"\u0061","source":"real","x":1e400,"messages":[],"y":{}}"#, #"{ "messages" : [] , "id":"a", "source":"s" }"#,
        #"{"id":"a","source":"s", "messages":[] }"#,
        #"{"id":3,"real_messages":[],"k":"v","simulated_messages":[]}"#, #"{"messages":[]}"#, #"{"id":"a","messages":[],"id":"b"}"#,
        #"{"conversation_hash":"h","source":"real","conversation":[]}"#,
        "{\"id\":\"a\",\n\"source\":\"s\",\n\"messages\":[],\n\"facet\":1}",
    ])
    func detachedItBecomesTheSameRecord(json: String) throws {
        for one in try found(json, source: "sim:x") {
            let alone = try one.detached()
            #expect(written(alone) == written(one))
            #expect(alone.id == one.id && alone.source == one.source && alone.record["messages"] == nil)
        }
    }

    @Test func theConversationIsTakenOut() throws {
        let one = try #require(found(#"{"id":3,"real_messages":[],"k":"v","simulated_messages":[]}"#).last)
        #expect(written(one) == #"{"id":"3","k":"v","source":"simulated","facet":"style"}"# + "\n")
    }
}
