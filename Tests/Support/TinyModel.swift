import Foundation

/// Models of a few weights, written to a folder of their own. Tests/Benchmarks/Peers/tiny_models.py
/// prints what transformers and model2vec make of the same weights.
package final class TinyModel {
    package static let pieces =
        ("[PAD] [UNK] [CLS] [SEP] [MASK] the cat sat on mat . ! ##s ##ting ho ##tel find me a train to 中 e n na ##i ##ve")
        .split(separator: " ").map(String.init)
    package static let texts = [
        "", "the cat sat on the mat.", "Find me a HOTEL naïve 中中!", "zebra [SEP] mats", String(repeating: "a ", count: 30) + "mat",
    ]

    package let folder: URL

    package init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("usergap-model-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    package var path: String { folder.path }

    package func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

    package func write(_ name: String, _ data: Data) throws {
        let url = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
    }

    package func remove(_ name: String) throws { try FileManager.default.removeItem(at: folder.appendingPathComponent(name)) }

    /// Multiples of 1/64 in [-1/2, 1/2), which F16 and BF16 hold exactly.
    package struct Generator {
        private var state: UInt64 = 1

        package init() {}

        package mutating func next() -> Float {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Float(Int(state >> 58) - 32) / 64
        }

        package mutating func values(_ shape: [Int], around center: Float = 0) -> [Float] {
            (0..<shape.reduce(1, *)).map { _ in center + next() }
        }
    }

    package struct Named {
        package var name: String
        package var shape: [Int]
        package var values: [Float]
        package var precision: String?

        package init(name: String, shape: [Int], values: [Float], precision: String? = nil) {
            (self.name, self.shape, self.values, self.precision) = (name, shape, values, precision)
        }
    }

    /// A file of tensors; `precision` is F32, F16 or BF16, for tensors that do not name their own (F64, I64).
    package static func safetensors(_ tensors: [Named], precision: String = "F32") -> Data {
        var (header, data) = ([String](), Data())
        for tensor in tensors {
            let begin = data.count
            let precision = tensor.precision ?? precision
            for value in tensor.values { data.append(contentsOf: bytes(value, precision)) }
            header.append(
                "\"\(tensor.name)\":{\"dtype\":\"\(precision)\",\"shape\":\(tensor.shape),\"data_offsets\":[\(begin),\(data.count)]}")
        }
        let text = "{\"__metadata__\":{\"format\":\"pt\"}," + header.joined(separator: ",") + "}   "
        return withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { Data($0) } + Data(text.utf8) + data
    }

    private static func bytes(_ value: Float, _ precision: String) -> [UInt8] {
        func raw<Bits: FixedWidthInteger>(_ bits: Bits) -> [UInt8] { withUnsafeBytes(of: bits.littleEndian) { Array($0) } }
        switch precision {
        case "BF16": return raw(UInt16(value.bitPattern >> 16))
        case "F16":
            // The values here are normal halves, or zero.
            let exponent = Int(value.bitPattern >> 23 & 0xFF) - 127 + 15
            let bits = value == 0 ? 0 : UInt16(exponent) << 10 | UInt16(value.bitPattern >> 13 & 0x3FF)
            return raw(bits | UInt16(value.bitPattern >> 16) & 0x8000)
        case "F64": return raw(Double(value).bitPattern)
        case "I64": return raw(Int64(value))
        default: return raw(value.bitPattern)
        }
    }

    package static func tokenizer(normalizer: String = "BertNormalizer", special: String = "\"normalized\":false") -> String {
        let vocabulary = pieces.enumerated().map { "\"\($1)\":\($0)" }.joined(separator: ",")
        let added = pieces.prefix(5).enumerated().map { "{\"id\":\($0),\"content\":\"\($1)\",\"special\":true,\(special)}" }.joined(
            separator: ",")
        return """
            {"version":"1.0","truncation":{"max_length":4},"added_tokens":[\(added)],
             "normalizer":{"type":"\(normalizer)","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,"lowercase":true},
             "pre_tokenizer":{"type":"BertPreTokenizer"},
             "post_processor":{"type":"BertProcessing","sep":["[SEP]",3],"cls":["[CLS]",2]},
             "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##","max_input_chars_per_word":100,
              "vocab":{\(vocabulary)}}}
            """
    }

    package static let (width, inner, heads, layers, positions) = (24, 40, 3, 2, 16)

    package static var bertTensors: [Named] {
        var generator = Generator()
        func named(_ name: String, _ shape: [Int], around center: Float = 0) -> Named {
            Named(name: name, shape: shape, values: generator.values(shape, around: center))
        }
        func map(_ name: String, _ outputs: Int, _ inputs: Int) -> [Named] {
            [named("\(name).weight", [outputs, inputs]), named("\(name).bias", [outputs])]
        }
        func norm(_ name: String) -> [Named] { [named("\(name).weight", [width], around: 1), named("\(name).bias", [width])] }
        var tensors = [("word", pieces.count), ("position", positions), ("token_type", 2)].map {
            named("embeddings.\($0)_embeddings.weight", [$1, width])
        }
        tensors += norm("embeddings.LayerNorm")
        for layer in 0..<layers {
            let name = "encoder.layer.\(layer)."
            for part in ["query", "key", "value"] { tensors += map("\(name)attention.self.\(part)", width, width) }
            tensors += map("\(name)attention.output.dense", width, width) + norm("\(name)attention.output.LayerNorm")
            tensors += map("\(name)intermediate.dense", inner, width) + map("\(name)output.dense", width, inner)
            tensors += norm("\(name)output.LayerNorm")
        }
        return tensors
    }

    /// A BERT of two layers with its settings around it.
    package static func bert(
        precision: String = "F32", activation: String = "gelu", pooling: String = "mean", normalises: Bool = true,
        tensors: [Named] = bertTensors
    ) throws -> TinyModel {
        let model = try TinyModel()
        try model.write(
            "config.json",
            """
            {"model_type":"bert","hidden_size":\(width),"num_hidden_layers":\(layers),"num_attention_heads":\(heads),
             "intermediate_size":\(inner),"max_position_embeddings":\(positions),"vocab_size":\(pieces.count),"type_vocab_size":2,
             "hidden_act":"\(activation)","layer_norm_eps":1e-12,"position_embedding_type":"absolute"}
            """)
        let modules = [("Transformer", ""), ("Pooling", "1_Pooling")] + (normalises ? [("Normalize", "2_Normalize")] : [])
        try model.write("modules.json", modulesFile(modules))
        try model.write("1_Pooling/config.json", "{\"pooling_mode\":\"\(pooling)\"}")
        try model.write("tokenizer.json", tokenizer())
        try model.write("model.safetensors", safetensors(tensors, precision: precision))
        return model
    }

    package static func modulesFile(_ modules: [(kind: String, folder: String)]) -> String {
        "["
            + modules.enumerated().map { index, module in
                "{\"idx\":\(index),\"name\":\"\(index)\",\"path\":\"\(module.folder)\",\"type\":\"sentence_transformers.models.\(module.kind)\"}"
            }.joined(separator: ",\n") + "]"
    }

    /// The two static models of the peer script, one after the other from one generator.
    package static func model2vec(sharesVectors: Bool) throws -> TinyModel {
        var generator = Generator()
        let rows = Named(name: "embeddings", shape: [pieces.count, 8], values: generator.values([pieces.count, 8]))
        let shared = Named(name: "embeddings", shape: [5, 8], values: generator.values([5, 8]))
        let weights = Named(name: "weights", shape: [pieces.count], values: generator.values([pieces.count], around: 1), precision: "F64")
        let mapping = Named(name: "mapping", shape: [pieces.count], values: pieces.indices.map { Float($0 % 5) }, precision: "I64")
        let model = try TinyModel()
        try model.write("model.safetensors", safetensors(sharesVectors ? [shared, weights, mapping] : [rows]))
        try model.write("config.json", "{\"model_type\":\"model2vec\",\"normalize\":\(sharesVectors)}")
        try model.write("modules.json", modulesFile([("StaticEmbedding", ".")] + (sharesVectors ? [("Normalize", "1_Normalize")] : [])))
        try model.write("tokenizer.json", tokenizer())
        return model
    }
}
