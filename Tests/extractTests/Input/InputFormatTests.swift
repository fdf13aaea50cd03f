import Stage
import Testing

@testable import extract

@Suite struct InputFormatTests {
    @Test(arguments: [
        (#"{"id":"a","source":"s","messages":[]}"#, InputFormat.native),
        (#"{"id":"a","real_messages":[],"simulated_messages":[]}"#, .paired),
        (#"{"simulated_messages":[]}"#, .paired), (#"{"conversation_hash":"h","model":"m","conversation":[]}"#, .wildchat),
        (#"{"conversation_id":"h","conversation":[]}"#, .wildchat), (#"{"id":"a","conversations":[]}"#, .sharegpt),
        (#"{"messages":[]}"#, .openai),
        (#"{"id":"a","messages":[]}"#, .openai), (#"{"task_id":1,"reward":0,"info":{},"traj":[]}"#, .tau),
        (#"{"timestamp":"","info":{},"tasks":[],"simulations":[]}"#, .tau2), ("{}", .native),
        (#"{"id":"a","source":"s","conversation":"a text","messages":[]}"#, .native),
    ])
    func isToldFromTheFields(json: String, format: InputFormat) throws {
        #expect(InputFormat.of(try Record(json)) == format)
    }
}
