import Stage
import TestSupport
import Testing

@testable import embed

@Suite struct BertEncoderTests {
    private func vectors(_ model: TinyModel, _ texts: [String] = TinyModel.texts) throws -> [[Float]] {
        let encoder = try sentenceEncoder(ModelFolder(model.path), threads: 2)
        return encoder.vectors(of: texts.map { encoder.tokens(of: $0).prefix(encoder.window) })
    }

    /// From transformers 5.24 and torch 2.15, by Tests/Benchmarks/Peers/tiny_models.py: the first components for each text.
    private static let expected: [(activation: String, pooling: String, normalises: Bool, vectors: [[Float]])] = [
        (
            "gelu", "mean", true,
            [
                [-0.230336, 0.077038, -0.108729, 0.005266], [-0.187044, 0.155661, -0.140538, -0.033387],
                [-0.228291, 0.197391, -0.07991, 0.07316], [-0.214689, 0.127973, -0.119333, -0.029649],
                [-0.231153, 0.181538, -0.009994, 0.197664],
            ]
        ),
        (
            "gelu", "cls", false,
            [
                [-1.085965, 0.388972, -0.559456, -0.023659], [-0.863269, 0.788742, -0.711373, -0.362505],
                [-1.247548, 1.045328, 0.289768, 0.46747], [-0.965242, 0.539138, -0.615243, -0.305269],
                [-1.377434, 1.189359, -0.027497, 1.476665],
            ]
        ),
        (
            "gelu_new", "max", false,
            [
                [-1.085839, 0.388705, -0.516165, 0.075655], [-0.828998, 1.310919, -0.565475, 0.132098],
                [-0.792758, 1.675574, 0.290002, 1.105706], [-0.938322, 0.908138, -0.503721, -0.051989],
                [-0.820893, 1.600591, 0.377858, 1.476822],
            ]
        ),
    ]

    @Test(arguments: expected.indices)
    func agreesWithTransformers(index: Int) throws {
        let expected = Self.expected[index]
        let model = try TinyModel.bert(activation: expected.activation, pooling: expected.pooling, normalises: expected.normalises)
        for (vector, wanted) in zip(try vectors(model), expected.vectors) {
            #expect(largestDifference(Array(vector.prefix(4)), wanted) < 2e-6, "\(vector.prefix(4)) \(wanted)")
        }
    }

    @Test(arguments: ["F16", "BF16"])
    func halvesGiveTheSameVectors(precision: String) throws {
        let single = try vectors(TinyModel.bert())
        #expect(try vectors(TinyModel.bert(precision: precision)) == single)
    }

    @Test func namesMayHaveThePrefixOfACheckpoint() throws {
        let tensors = TinyModel.bertTensors.map { TinyModel.Named(name: "bert." + $0.name, shape: $0.shape, values: $0.values) }
        #expect(try vectors(TinyModel.bert(tensors: tensors)) == vectors(TinyModel.bert()))
    }

    @Test func aVectorDoesNotDependOnTheOthers() throws {
        let model = try TinyModel.bert()
        let alone = try TinyModel.texts.map { try vectors(model, [$0])[0] }
        // Enough for several groups.
        let many = (0..<100).flatMap { _ in TinyModel.texts.reversed() }
        let together = try vectors(model, many)
        for (index, vector) in together.enumerated() { #expect(vector == alone[TinyModel.texts.count - 1 - index % TinyModel.texts.count]) }
        #expect(try vectors(model, []).isEmpty)
    }

    @Test func whatIsMissingOrOfAnotherShapeIsNamed() throws {
        func message(_ change: (inout [TinyModel.Named]) -> Void) throws -> String {
            var tensors = TinyModel.bertTensors
            change(&tensors)
            let model = try TinyModel.bert(tensors: tensors)
            let failure = #expect(throws: Failure.self) { _ = try vectors(model) }
            #expect(failure?.status == .data)
            return failure?.lines(program: "embed") ?? ""
        }
        #expect(
            try message { $0.removeAll { $0.name.hasSuffix("layer.1.output.dense.bias") } }.contains(
                "no tensor 'encoder.layer.1.output.dense.bias'"))
        #expect(try message { $0[0].shape = [$0[0].shape[0] / 3, $0[0].shape[1] * 3] }.contains("a shape of [9, 72], expected [27, 24]"))
        #expect(try message { $0[1].precision = "F64" }.contains("dtype F64, supported is F32, F16, BF16"))
    }

    @Test func numbersBeyondTheEmbeddingsAreRefused() throws {
        let model = try TinyModel.bert()
        try model.write("tokenizer.json", TinyModel.tokenizer().replacing("\"##ve\":26", with: "\"##ve\":27"))
        let failure = #expect(throws: Failure.self) { _ = try vectors(model) }
        #expect(failure?.message.contains("number 27, but vocab_size is 27") == true, "\(String(describing: failure))")
    }

    @Test func lengthIsThatOfTheSentenceSettingsElseOfTheTokenizer() throws {
        let model = try TinyModel.bert()
        func window() throws -> Int { try sentenceEncoder(ModelFolder(model.path), threads: 1).window }
        #expect(try window() == 14)
        try model.write("tokenizer_config.json", "{\"model_max_length\":12}")
        #expect(try window() == 10)
        try model.write("tokenizer_config.json", "{\"model_max_length\":1000000000000000019884624838656}")
        #expect(try window() == 14)
        try model.write("sentence_bert_config.json", "{\"max_seq_length\":9,\"do_lower_case\":false}")
        #expect(try window() == 7)
    }
}
