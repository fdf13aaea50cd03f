import Stage
import Testing

@testable import extract

@Suite struct MessagesTests {
    private func turns(_ messages: String) throws -> [Turn] { try Messages.turns("m", of: Record(#"{"m":\#(messages)}"#)) }

    private func failure(_ messages: String) -> String? {
        #expect(throws: Failure.self) { try turns(messages) }?.reason
    }

    @Test(arguments: [
        #"{"role":"user","content":"hi"}"#, #"{"from":"human","value":"hi"}"#, #"{"speaker":"USER","text":"hi"}"#,
        #"{"content":"hi","role":"Human"}"#,
        #"{"value":"not this","from":"gpt","role":"user","content":"hi"}"#, #"{"role":"assistant","role":"user","content":"hi"}"#,
        #"{"role":"user","content":["hi"],"tool_calls":null}"#,
        #"{"role":"user","content":[{"type":"input_text","text":"hi"},{"type":"image_url"},null,{"text":null}]}"#,
    ])
    func aUsersMessageInAnySpelling(message: String) throws {
        let turn = try #require(turns("[\(message)]").first)
        #expect(turn.role == .user && turn.text == "hi")
    }

    @Test(arguments: ["system", "developer", "tool", "function", "observation", "Tool"])
    func otherRolesTakeNoPartWhateverTheyHold(role: String) throws {
        #expect(try turns(#"[{"role":"\#(role)","content":{"any":1}}]"#).map(\.role) == [.other])
    }

    @Test func severalInARowAssistantFirstAndEmptyOnesStay() throws {
        let all = try turns(
            #"[{"role":"assistant","content":"Hello"},{"role":"user","content":"a"},{"role":"user","content":""},{"role":"user"},{"role":"user","content":null}]"#
        )
        #expect(all.map(\.role) == [.assistant, .user, .user, .user, .user] && all.map(\.text) == ["Hello", "a", "", "", ""])
    }

    @Test func aMessageThatOnlyCallsAToolIsNoTurn() throws {
        let all = try turns(
            #"[{"role":"user","content":null,"tool_calls":[{"id":"1"}]},{"role":"assistant","tool_calls":[]},{"role":"assistant","content":"wait","function_call":{}},{"from":"gpt","value":"","function_call":{}}]"#
        )
        #expect(all.map(\.role) == [.other, .assistant, .assistant, .other])
    }

    @Test func textsAreTakenAsTheyAre() throws {
        let long = String(repeating: "word ", count: 20_000)
        for text in [
            long, "\u{5E9}\u{5DC}\u{5D5}\u{5DD} \u{202E}x", "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}", " \u{3000}",
            "e\u{301}",
        ] {
            #expect(try turns(#"[{"role":"user","content":"\#(text)"}]"#).first?.text.utf8.elementsEqual(text.utf8) == true)
        }
        #expect(try turns(#"[{"role":"user","content":"\ud83d\ude00\n\u0000"}]"#).first?.text == "\u{1F600}\n\0")
    }

    @Test func whatIsNoMessageIsNamed() {
        #expect(failure("{}") == "field 'm': found an object, expected an array of messages")
        #expect(failure(#"[{"role":"user"},[]]"#) == "field 'm[1]': found an array, expected a message with role and content")
        #expect(failure(#"[{"content":"x"}]"#) == "field 'm[0].role': missing")
        #expect(failure(#"[{"from":3,"value":"x"}]"#)?.hasPrefix("field 'm[0].from': found the number 3") == true)
        #expect(failure(#"[{"role":"kunde","content":"x"}]"#)?.hasPrefix("field 'm[0].role': found 'kunde', expected user") == true)
        #expect(failure(#"[{"from":"human","value":{}}]"#) == "field 'm[0].value': found an object, expected a string")
        #expect(failure(#"[{"role":"user","content":["a",7]}]"#) == "field 'm[0].content[1]': found the number 7, expected a text")
        #expect(failure(#"[{"role":"user","content":[{"text":[]}]}]"#) == "field 'm[0].content[0]': found an array, expected a text")
    }

    @Test func controlTokensAreCutOut() {
        let turns = Messages.withoutControlTokens(
            [("Bye. ###STOP###", Turn.Role.user), ("###TRANSFER###", .user), ("# not one ###", .user), ("###STOP###", .assistant)].map {
                Turn(role: $1, text: $0)
            })
        #expect(turns.map(\.text) == ["Bye.", "# not one ###", "###STOP###"])
    }
}
