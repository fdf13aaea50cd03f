import Stage
import TestSupport
import Testing

@testable import embed

/// What is not supported is refused, and it is said what was found and what is supported.
@Suite struct SentenceEncoderTests {
    private func message(_ change: (TinyModel) throws -> Void) throws -> String {
        let model = try TinyModel.bert()
        try change(model)
        let failure = #expect(throws: Failure.self) { _ = try sentenceEncoder(ModelFolder(model.path), threads: 1) }
        #expect(failure?.status == .data)
        return failure?.lines(program: "embed") ?? ""
    }

    @Test(arguments: [["Transformer", "Pooling", "Dense", "Normalize"], ["Transformer"], ["CLIPModel"], [], ["StaticEmbedding", "Dense"]])
    func modules(kinds: [String]) throws {
        let message = try message { try $0.write("modules.json", TinyModel.modulesFile(kinds.map { ($0, "") })) }
        #expect(message.contains("modules.json: found \(kinds.joined(separator: ", ")), supported are Transformer, Pooling"), "\(message)")
    }

    @Test(arguments: [
        ("\"model_type\":\"bert\"", "\"model_type\":\"xlm-roberta\"", "'model_type': found xlm-roberta, supported is bert"),
        ("\"absolute\"", "\"relative_key\"", "'position_embedding_type': found relative_key, supported is absolute"),
        ("\"gelu\"", "\"relu\"", "'hidden_act': found relu, supported is gelu, gelu_new"),
        ("\"num_attention_heads\":3", "\"num_attention_heads\":5", "'hidden_size': 24 is no multiple of num_attention_heads, 5"),
        ("\"num_hidden_layers\":2", "\"num_hidden_layers\":0", "'num_hidden_layers': found 0, expected 1 to 1000"),
        ("\"hidden_size\":24,", "", "'hidden_size': missing"),
        ("\"model_type\"", "\"is_decoder\":true,\"model_type\"", "'is_decoder': found true, supported is false"),
    ])
    func settings(text: String, changed: String, message expected: String) throws {
        let message = try message { model in
            let config = String(decoding: try ModelFolder(model.path).contents("config.json"), as: UTF8.self)
            try model.write("config.json", config.replacing(text, with: changed))
        }
        #expect(message.contains(expected) && message.contains("config.json"), "\(message)")
    }

    @Test(arguments: [
        ("{\"pooling_mode\":\"lasttoken\"}", "found lasttoken, supported is one of cls, mean, max"),
        ("{\"pooling_mode\":[\"mean\",\"max\"]}", "found mean and max, supported is one of"),
        ("{\"pooling_mode_cls_token\":true,\"pooling_mode_mean_tokens\":true}", "found cls and mean, supported is one of"),
        ("{\"pooling_mode\":\"mean\",\"include_prompt\":false}", "'include_prompt': found false, supported is true"),
        ("{\"pooling_mode_cls_token\":1}", "'pooling_mode_cls_token': found the number 1, expected true or false"),
    ])
    func poolings(json: String, expected: String) throws {
        let message = try message { try $0.write("1_Pooling/config.json", json) }
        #expect(message.contains(expected), "\(message)")
    }

    @Test(arguments: [
        ("{\"pooling_mode_cls_token\":false,\"pooling_mode_max_tokens\":true}", Pooling.max), ("{\"pooling_mode\":[\"cls\"]}", .cls),
        ("{\"word_embedding_dimension\":3}", .mean),
    ])
    func olderSettingsOfPooling(json: String, pooling: Pooling) throws {
        #expect(try Pooling(Record(json)) == pooling)
    }
}
