import Stage
import Testing

@testable import extract

/// The conversations of a record, read in the form that it is in.
func found(_ json: String, format: InputFormat? = nil, source: String? = nil) throws -> [FoundConversation] {
    try ConversationReader(format: format, source: source).read(Record(json))
}

@Suite struct ConversationReaderTests {
    private let messages = #"[{"role":"user","content":"hi"},{"role":"assistant","content":"yes?"}]"#

    @Test func native() throws {
        let one = try #require(found(#"{"id":"a","source":"real","scenario":"s","messages":\#(messages)}"#, source: "other").first)
        #expect(one.conversation.turns.map(\.text) == ["hi", "yes?"] && one.conversation.turns.map(\.role) == [.user, .assistant])
        #expect(one.conversation.goal == "s" && one.id == "a" && one.source == "real", "--source is for records that name none")
    }

    @Test func pairedGivesTwo() throws {
        let both = try found(#"{"id":7,"real_messages":\#(messages),"simulated_messages":[]}"#, source: "sim:x")
        #expect(both.map(\.source) == ["real", "sim:x"] && both.map(\.id) == ["7", "7"])
        #expect(both.map(\.conversation.turns.count) == [2, 0])
    }

    @Test func wildchatRow() throws {
        let one = try #require(
            found(#"{"conversation_hash":"h","model":"m","conversation":[{"role":"user","content":"hi","language":"English"}]}"#).first)
        #expect(one.id == "h" && one.source == "real" && one.conversation.turns.map(\.text) == ["hi"])
        let lmsys = try #require(found(#"{"conversation_id":"c","conversation":\#(messages)}"#, source: "lmsys").first)
        #expect(lmsys.id == "c" && lmsys.source == "lmsys")
    }

    @Test func shareGPT() throws {
        let one = try #require(
            found(
                #"{"id":"s1","conversations":[{"from":"system","value":"x"},{"from":"human","value":"hi"},{"from":"gpt","value":"yes?"}]}"#
            ).first)
        #expect(one.conversation.turns.map(\.role) == [.other, .user, .assistant] && one.id == "s1" && one.source == "real")
    }

    @Test func openAIChat() throws {
        let json =
            #"{"messages":[{"role":"system","content":"be nice"},{"role":"user","content":[{"type":"text","text":"see"},{"type":"image_url","image_url":{}}]},{"role":"assistant","content":"yes"}]}"#
        #expect(throws: Failure.self) { try found(json) }
        let one = try #require(found(json, source: "sim:y").first)
        #expect(one.conversation.turns.map(\.text) == ["", "see", "yes"] && one.source == "sim:y")
        #expect(one.id == "text:1", "named by its place")
        #expect(try found(#"{"id":"k","messages":\#(messages)}"#, source: "sim:y").map(\.id) == ["k"])
    }

    @Test func tauBench() throws {
        let json =
            ####"{"task_id":3,"trial":1,"reward":1.0,"info":{"task":{"instruction":"You want a hotel."}},"traj":[{"role":"system","content":"policy"},{"role":"user","content":"Hi ###STOP###"},{"role":"tool","content":"{}"},{"role":"user","content":"###STOP###"}]}"####
        let one = try #require(found(json, source: "sim:gpt-4o").first)
        #expect(one.id == "3-t1" && one.conversation.turns.map(\.role) == [.other, .user, .other])
        #expect(one.conversation.turns[1].text == "Hi" && one.conversation.goal == "You want a hotel.")
    }

    @Test func tau2Bench() throws {
        let tasks =
            #"[{"id":"12","user_scenario":{"persona":null,"instructions":{"domain":"retail","reason_for_call":"You want a lamp.","unknown_info":null}}},{"id":"13","user_scenario":{"instructions":"You want a table."}}]"#
        let simulations =
            #"[{"id":"u","task_id":"12","trial":0,"messages":\#(messages)},{"id":"v","task_id":"13","trial":1,"messages":\#(messages)}]"#
        let both = try found(#"{"info":{"user_info":{"llm":"gpt-4.1"}},"tasks":\#(tasks),"simulations":\#(simulations)}"#)
        #expect(both.map(\.id) == ["12-t0", "13-t1"] && both.map(\.source) == ["sim:gpt-4.1", "sim:gpt-4.1"])
        #expect(both.map(\.conversation.goal) == ["retail\nYou want a lamp.", "You want a table."])
        #expect(try found(#"{"info":{},"simulations":\#(simulations)}"#, source: "x").map(\.conversation.goal) == [nil, nil])
    }

    @Test func givenFormatIsTaken() throws {
        let json = #"{"id":"a","source":"x","messages":\#(messages),"conversation":[]}"#
        #expect(try #require(found(json).first).conversation.turns.isEmpty, "a row of WildChat by its fields")
        #expect(try #require(found(json, format: .native).first).conversation.turns.count == 2)
    }

    @Test(arguments: [
        (#"{"id":"a","messages":[]}"#, "field 'source': missing"), (#"{"source":"x","messages":[]}"#, "field 'id': missing"),
        ("{}", "field 'messages': missing"), (#"{"id":"a","source":"x","messages":{}}"#, "field 'messages': found an object"),
        (#"{"info":{},"simulations":[]}"#, "field 'simulations': is empty"),
        (#"{"simulations":{}}"#, "field 'simulations': found an object"),
        (#"{"simulations":[3]}"#, "a JSON object"),
        (#"{"id":1.5,"real_messages":[],"simulated_messages":[]}"#, "field 'id': found the number 1.5"),
        (#"{"id":"a","source":"x","via":3,"messages":[]}"#, "field 'via'"),
        (#"{"id":"a","source":"x","goal":[],"messages":[]}"#, "field 'goal'"),
    ])
    func whatIsNoConversationIsRefused(json: String, reason: String) {
        let failure = #expect(throws: Failure.self) { try found(json) }
        #expect(failure?.reason.contains(reason) == true, "\(failure?.reason ?? "")")
    }
}
