import TestSupport
import Testing

@testable import Stage
@testable import embed

@Suite struct ModelOptionsTests {
    private func prefix(_ words: [String], settings: String?) throws -> String {
        let model = try TinyModel()
        if let settings { try model.write("config_sentence_transformers.json", settings) }
        return try ModelOptions.prefix(Arguments(["--model", "m"] + words, options: EmbedOptions.rows), ModelFolder(model.path))
    }

    private static let prompts = #"{"prompts":{"query":"query: ","document":"passage: "},"default_prompt_name":"document"}"#

    @Test func aPromptIsTheTextItselfOrANameOrTheDefault() throws {
        #expect(try prefix([], settings: nil) == "")
        #expect(try prefix(["--prefix", "q: "], settings: Self.prompts) == "q: ")
        #expect(try prefix(["--prefix", ""], settings: Self.prompts) == "")
        #expect(try prefix(["--prompt", "query"], settings: Self.prompts) == "query: ")
        #expect(try prefix([], settings: Self.prompts) == "passage: ")
        #expect(try prefix([], settings: #"{"prompts":{"query":"x"},"default_prompt_name":null}"#) == "")
    }

    @Test func unknownNamesAreRefused() throws {
        let failure = #expect(throws: Failure.self) { _ = try prefix(["--prompt", "q"], settings: Self.prompts) }
        #expect(failure?.status == .usage && failure?.message.contains("the model has document, query") == true)
        #expect(throws: Failure.self) { _ = try prefix(["--prompt", "q", "--prefix", "x"], settings: Self.prompts) }
        #expect(throws: Failure.self) { _ = try prefix(["--prompt", "q"], settings: nil) }
    }
}
