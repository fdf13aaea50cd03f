import Numerics
import Stage

/// A BERT encoder (Devlin et al., 2019) with the pooling that sentence-transformers puts behind it.
struct BertEncoder: SentenceEncoder {
    /// Tokens that go through the layers together: enough for the products to run at full speed, few enough for their results
    /// to stay in the caches.
    private static let tokensAtOnce = 512

    let dimensions: Int
    let window: Int
    let characters: Int? = nil
    let normalises: Bool
    let settings: [String]
    private let tokenizer: TokenizerFile
    private let shape: BertSettings
    private let weights: BertWeights
    private let pooling: Pooling

    init(_ folder: ModelFolder, pooling poolingFolder: String, normalises: Bool, threads: Int) throws {
        let shape = try BertSettings(try folder.settings("config.json"))
        let sentence = try folder.optionalSettings("sentence_bert_config.json")
        let length = try BertEncoder.longest(folder, sentence, shape)
        tokenizer = try TokenizerFile(folder, frames: true, lowercases: try sentence?.flag("do_lower_case", absent: false) ?? false)
        window = length - tokenizer.before.count - tokenizer.behind.count
        guard window > 0 else { throw Failure(.data, "\(folder.path): no room for a text in \(length) tokens") }
        guard tokenizer.largest < shape.vocabulary else {
            throw Failure(.data, "\(folder.path): the tokenizer has number \(tokenizer.largest), but vocab_size is \(shape.vocabulary)")
        }
        pooling = try Pooling(try folder.settings("\(poolingFolder)/config.json"))
        let tensors = try folder.tensors()
        let fingerprint = tensors.fingerprint()
        tensors.letGo()
        weights = try BertWeights(tensors, shape, threads: threads)
        dimensions = shape.width
        self.normalises = normalises
        self.shape = shape
        settings =
            [
                "bert 1", "\(shape)", "length \(length)", "pooling \(pooling)", "normalised \(normalises)",
                "weights \(fingerprint)",
            ] + tokenizer.settings
        tensors.letGo()
    }

    /// How many tokens a sequence may have: what sentence-transformers' own settings say, else the tokenizer's.
    private static func longest(_ folder: ModelFolder, _ sentence: Record?, _ shape: BertSettings) throws -> Int {
        let limit = try sentence.flatMap { $0["max_seq_length"]?.kind == .number ? try $0.double("max_seq_length") : nil }
        let tokenizer = try folder.optionalSettings("tokenizer_config.json")?["model_max_length"]?.double
        let length = min(limit ?? tokenizer ?? .infinity, Double(shape.positions))
        return max(0, Int(length))
    }

    func tokens(of text: String) -> [Int32] { tokenizer.wordPiece.tokens(of: text) }

    func vectors(of sequences: [ArraySlice<Int32>]) -> [[Float]] {
        var vectors: [[Float]] = []
        var group: [[Int32]] = []
        var tokens = 0
        func finishGroup() {
            vectors += encode(group)
            group.removeAll()
            tokens = 0
        }
        for sequence in sequences {
            let framed = tokenizer.before + sequence + tokenizer.behind
            if tokens > 0, tokens + framed.count > BertEncoder.tokensAtOnce { finishGroup() }
            group.append(framed)
            tokens += framed.count
        }
        finishGroup()
        return vectors
    }

    /// Sequences as one matrix of tokens, so that nothing is padded.
    private func encode(_ sequences: [[Int32]]) -> [[Float]] {
        let lengths = sequences.map(\.count)
        guard var states = weights.embed(sequences) else { return [] }
        for layer in weights.layers { layer.apply(to: &states, lengths: lengths, heads: shape.heads) }
        var vectors: [[Float]] = []
        var start = 0
        for length in lengths {
            let vector = pooling.vector(of: states, rows: start..<start + length)
            vectors.append(normalises ? scaledToLengthOne(vector) : vector)
            start += length
        }
        return vectors
    }
}
