import Stage
import Testing

@testable import extract

@Suite struct InputFormatTests {
    private func found(_ json: String, format: InputFormat? = nil, source: String? = nil) throws -> [Found] {
        try ConversationReader(format: format, source: source).read(Record(json))
    }

    private let messages = #"[{"role":"user","content":"hi"},{"role":"assistant","content":"yes?"}]"#

    @Test func native() throws {
        let one = try #require(found(#"{"id":"a","source":"real","scenario":"s","messages":\#(messages)}"#).first)
        #expect(one.conversation.turns.map(\.text) == ["hi", "yes?"] && one.conversation.turns.map(\.role) == [.user, .assistant])
        #expect(one.conversation.goal == "s" && one.id == nil && one.consumed == ["messages"])
    }

    @Test func pairedGivesTwo() throws {
        let both = try found(#"{"id":7,"real_messages":\#(messages),"simulated_messages":[]}"#, source: "sim:x")
        #expect(both.map(\.source) == ["real", "sim:x"] && both.map(\.id) == ["7", "7"])
        #expect(both.map(\.conversation.turns.count) == [2, 0])
    }

    @Test func wildchatRow() throws {
        let one = try #require(found(#"{"conversation_hash":"h","model":"m","conversation":[{"role":"user","content":"hi","language":"English"}]}"#).first)
        #expect(one.id == "h" && one.source == "real" && one.conversation.turns.map(\.text) == ["hi"])
        let lmsys = try #require(found(#"{"conversation_id":"c","conversation":\#(messages)}"#, source: "lmsys").first)
        #expect(lmsys.id == "c" && lmsys.source == "lmsys")
    }

    @Test func shareGPT() throws {
        let one = try #require(found(#"{"id":"s1","conversations":[{"from":"system","value":"x"},{"from":"human","value":"hi"},{"from":"gpt","value":"yes?"}]}"#).first)
        #expect(one.conversation.turns.map(\.role) == [.other, .user, .assistant] && one.id == "s1" && one.source == "real")
    }

    @Test func openAIChat() throws {
        let json = #"{"messages":[{"role":"system","content":"be nice"},{"role":"user","content":[{"type":"text","text":"see"},{"type":"image_url","image_url":{}}]},{"role":"assistant","content":null,"tool_calls":[]}]}"#
        #expect(throws: Failure.self) { try found(json) }
        let one = try #require(found(json, source: "sim:y").first)
        #expect(one.conversation.turns.map(\.text) == ["be nice", "see", ""] && one.source == "sim:y")
        #expect(one.id == "text:1", "named by its place")
    }

    @Test func tauBench() throws {
        let json = ####"{"task_id":3,"trial":1,"reward":1.0,"info":{},"traj":[{"role":"system","content":"policy"},{"role":"user","content":"Hi ###STOP###"},{"role":"tool","content":"{}"},{"role":"user","content":"###STOP###"}]}"####
        let one = try #require(found(json, source: "sim:gpt-4o").first)
        #expect(one.id == "3-t1" && one.conversation.turns.map(\.role) == [.other, .user, .other])
        #expect(one.conversation.turns[1].text == "Hi")
    }

    @Test func tau2Bench() throws {
        let json = #"{"info":{"user_info":{"llm":"gpt-4.1"}},"tasks":[],"simulations":[{"id":"u","task_id":"12","trial":0,"messages":\#(messages)},{"id":"v","task_id":"12","trial":1,"messages":\#(messages)}]}"#
        let both = try found(json)
        #expect(both.map(\.id) == ["12-t0", "12-t1"] && both.map(\.source) == ["sim:gpt-4.1", "sim:gpt-4.1"])
    }

    @Test func givenFormatIsTaken() throws {
        let json = #"{"id":"a","source":"x","messages":\#(messages),"conversation":[]}"#
        #expect(try #require(found(json).first).conversation.turns.isEmpty, "a row of WildChat by its fields")
        #expect(try #require(found(json, format: .native).first).conversation.turns.count == 2)
    }

    @Test(arguments: [
        #"{"id":"a","source":"x","messages":{}}"#, #"{"id":"a","source":"x","messages":[[]]}"#,
        #"{"id":"a","source":"x","messages":[{"content":"no role"}]}"#, #"{"id":"a","source":"x","messages":[{"role":"user","content":3}]}"#,
        #"{"id":"a","messages":[]}"#, #"{"source":"x","messages":[]}"#, "{}",
    ])
    func whatIsNoConversationIsRefused(json: String) {
        #expect(throws: Failure.self) { try found(json) }
    }
}
