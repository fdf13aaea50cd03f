import Stage
import TestSupport
import Testing

@testable import embed

@Suite struct StaticEncoderTests {
    private func vectors(_ model: TinyModel) throws -> [[Float]] {
        let encoder = try sentenceEncoder(ModelFolder(model.path), threads: 1)
        return encoder.vectors(of: TinyModel.texts.map { encoder.tokens(of: $0).prefix(encoder.window) })
    }

    /// From model2vec 0.8 by Tests/Benchmarks/Peers/tiny_models.py.
    @Test func agreesWithModel2Vec() throws {
        let expected: [[Float]] = [
            [0, 0, 0, 0], [-0.178571, -0.002232, 0.214286, -0.176339], [-0.137784, 0.073864, 0.041193, -0.066761],
            [-0.140625, 0.369792, 0.1875, -0.015625], [0.025202, -0.362903, 0.069556, -0.378528],
        ]
        for (vector, wanted) in zip(try vectors(.model2vec(sharesVectors: false)), expected) {
            #expect(vector.count == 8 && largestDifference(Array(vector.prefix(4)), wanted) < 1e-6)
        }
    }

    @Test func agreesWithModel2VecWhereTokensShareVectors() throws {
        let expected: [[Float]] = [
            [0, 0, 0, 0], [0.053079, -0.462525, 0.347964, -0.08378], [0.321926, -0.306988, 0.246961, 0.173345],
            [0.295735, -0.192623, -0.124851, 0.161352], [0.3825, -0.18273, -0.119988, 0.447258],
        ]
        for (vector, wanted) in zip(try vectors(.model2vec(sharesVectors: true)), expected) {
            #expect(largestDifference(Array(vector.prefix(4)), wanted) < 1e-6)
        }
    }

    @Test func limitsAreThoseOfModel2Vec() throws {
        let model = try TinyModel.model2vec(sharesVectors: false)
        let encoder = try sentenceEncoder(ModelFolder(model.path), threads: 1)
        // The median length of the pieces in characters is 3.
        #expect(encoder.window == 512 && encoder.characters == 3 * 512)
        try model.write("config.json", "{\"normalize\":false,\"max_length\":100}")
        #expect(try sentenceEncoder(ModelFolder(model.path), threads: 1).window == 100)
    }

    @Test func aStaticEmbeddingOfSentenceTransformersKeepsUnknownPieces() throws {
        let model = try TinyModel.model2vec(sharesVectors: false)
        var generator = TinyModel.Generator()
        let rows = generator.values([TinyModel.pieces.count, 8])
        try model.write("0/model.safetensors", TinyModel.safetensors([.init(name: "embedding.weight", shape: [27, 8], values: rows)]))
        try model.write("0/tokenizer.json", TinyModel.tokenizer())
        try model.write("modules.json", TinyModel.modulesFile([("StaticEmbedding", "0")]))
        let encoder = try sentenceEncoder(ModelFolder(model.path), threads: 1)
        #expect(encoder.vectors(of: [encoder.tokens(of: "zebra")[...]]) == [Array(rows[8..<16])])
    }

    @Test func aMappingToNoVectorIsRefused() throws {
        let model = try TinyModel.model2vec(sharesVectors: false)
        try model.write(
            "model.safetensors",
            TinyModel.safetensors([
                .init(name: "embeddings", shape: [2, 1], values: [1, 2]),
                .init(name: "mapping", shape: [27], values: (0..<27).map { $0 == 6 ? 2 : 0 }, precision: "I64"),
            ]))
        let failure = #expect(throws: Failure.self) { _ = try sentenceEncoder(ModelFolder(model.path), threads: 1) }
        #expect(failure?.reason.contains("token 6 has vector 2 of 2") == true, "\(String(describing: failure))")
    }
}
