import Stage
import Testing

@testable import extract

@Suite struct ConversationsTests {
    private func selected(_ json: String, _ only: Bool? = nil, where conditions: [String] = [], turns: Int? = nil) throws
        -> [FoundConversation]
    {
        let selection = Conversations(
            reader: ConversationReader(source: "sim:x"), conditions: conditions.compactMap { Condition($0) }, onlyReal: only, turns: turns,
            sample: nil)
        return try selection.selected(of: Record(json))
    }

    private let paired =
        #"{"id":"a","task":"hotel","real_messages":[{"role":"user","content":"1"},{"role":"user","content":"2"}],"simulated_messages":[]}"#

    @Test func onlyOneSideOfAPair() throws {
        #expect(try selected(paired).map(\.source) == ["real", "sim:x"])
        #expect(try selected(paired, true).map(\.source) == ["real"])
        #expect(try selected(paired, false).map(\.source) == ["sim:x"])
        #expect(try selected(#"{"id":"a","source":"sim:b","messages":[]}"#, true).isEmpty)
        #expect(throws: Failure.self, "the side that is left out is checked like the other") {
            try selected(#"{"id":"a","real_messages":[],"simulated_messages":{}}"#, true)
        }
    }

    @Test func allConditionsMustHold() throws {
        #expect(try selected(paired, where: ["task=hotel", "source=real"]).count == 1)
        #expect(try selected(paired, where: ["task=hotel", "task!=hotel"]).isEmpty)
    }

    @Test func turnsAreLimitedAndPartOfVia() throws {
        #expect(try selected(paired, true, turns: 1).first?.conversation.turns.map(\.text) == ["1"])
        let limited = Conversations(reader: ConversationReader(), conditions: [], onlyReal: nil, turns: 1, sample: nil)
        let others = Conversations(
            reader: ConversationReader(), conditions: [], onlyReal: true, turns: nil, sample: StratifiedSample(size: 1, seed: 1))
        #expect(!limited.settings.isEmpty && others.settings.isEmpty)
    }
}
