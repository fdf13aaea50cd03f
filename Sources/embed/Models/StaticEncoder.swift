import Numerics
import Stage

/// A static model: the mean of its tokens' vectors. That of Model2Vec (tensor `embeddings`), or the StaticEmbedding of
/// sentence-transformers (`embedding.weight`).
///
/// Model2Vec leaves unknown pieces out, and may share vectors between tokens (`mapping`) and weigh them (`weights`). A text of
/// which no token is left has a vector of zeros.
struct StaticEncoder: SentenceEncoder {
    let dimensions: Int
    let window: Int
    let characters: Int?
    let normalises: Bool
    let settings: [String]
    private let tokenizer: TokenizerFile
    private let leftOut: Int32?
    private let vectors: Tensor
    private let mapping: Tensor?
    private let weights: [Float]?

    init(_ folder: ModelFolder, normalises: Bool) throws {
        let config = try folder.optionalSettings("config.json")
        let tensors = try folder.tensors()
        tokenizer = try TokenizerFile(folder, frames: false)
        let isModel2Vec = tensors.has("embeddings")
        let tokens = Int(tokenizer.largest) + 1
        mapping = tensors.has("mapping") ? try tensors.tensor("mapping", shape: [tokens], precisions: [.i64, .i32]) : nil
        let count = mapping == nil ? tokens : nil
        vectors = try tensors.tensor(isModel2Vec ? "embeddings" : "embedding.weight", shape: [count, nil])
        weights =
            tensors.has("weights")
            ? try tensors.tensor("weights", shape: [tokens], precisions: [.f32, .f16, .bf16, .f64]).values : nil
        let rows = vectors.shape[0]
        if let mapping, let wrong = (0..<tokens).first(where: { [mapping] in !(0..<rows).contains(mapping.integer($0)) }) {
            throw Failure(.data, "\(tensors.path): token \(wrong) has vector \(mapping.integer(wrong)) of \(rows)", field: "mapping")
        }
        dimensions = vectors.shape[1]
        self.normalises = try config?.flag("normalize", absent: normalises) ?? normalises
        leftOut = isModel2Vec ? tokenizer.wordPiece.unknown : nil
        // Model2Vec's own limits: 512 tokens, and as many times the median length of a piece in characters.
        let limit = try isModel2Vec && config?["max_length"]?.kind == .number ? config?.integer("max_length", in: 1...(1 << 30)) : nil
        window = isModel2Vec ? limit ?? 512 : .max
        characters = isModel2Vec ? window * tokenizer.wordPiece.vocabulary.medianLength : nil
        settings =
            [
                "static 1", "normalised \(self.normalises)", "window \(window)", "left out \(leftOut.map(String.init) ?? "none")",
                "weights \(tensors.fingerprint())",
            ] + tokenizer.settings
        tensors.letGo()
    }

    func tokens(of text: String) -> [Int32] { tokenizer.wordPiece.tokens(of: text) }

    func vectors(of sequences: [ArraySlice<Int32>]) -> [[Float]] { sequences.map(vector) }

    private func vector(of tokens: ArraySlice<Int32>) -> [Float] {
        var sum = [Float](repeating: 0, count: dimensions)
        var count = 0
        for token in tokens where token != leftOut {
            let weight = weights?[Int(token)] ?? 1
            vectors.add(row: mapping?.integer(Int(token)) ?? Int(token), times: weight, to: &sum)
            count += 1
        }
        let mean = count > 0 ? sum.map { $0 / Float(count) } : sum
        return normalises ? scaledToLengthOne(mean) : mean
    }
}
