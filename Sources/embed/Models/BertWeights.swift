import Numerics
import Stage

/// The weights of a BERT encoder: embeddings as they lie in their file, layers packed for products.
struct BertWeights: Sendable {
    private let words: Tensor
    /// The positions' vectors with that of the first token type added.
    private let positions: Matrix
    private let norm: LayerNorm
    let layers: [BertLayer]

    init(_ tensors: Safetensors, _ shape: BertSettings, threads: Int) throws {
        // A checkpoint with a head for training has the encoder under a name of its own.
        let prefix = tensors.has("bert.embeddings.word_embeddings.weight") ? "bert." : ""
        let reader = WeightReader(tensors: tensors, prefix: prefix, epsilon: shape.epsilon, threads: threads)
        words = try reader.tensor("embeddings.word_embeddings.weight", [shape.vocabulary, shape.width])
        let type = try reader.tensor("embeddings.token_type_embeddings.weight", [shape.types, shape.width]).row(0)
        var positions = try reader.matrix("embeddings.position_embeddings.weight", shape.positions, shape.width)
        for row in 0..<positions.rows {
            positions.withMutableRow(row) { values in for index in values.indices { values[index] += type[index] } }
        }
        self.positions = positions
        norm = try reader.norm("embeddings.LayerNorm", shape.width)
        layers = try (0..<shape.layers).map { try BertLayer(reader, "encoder.layer.\($0).", shape) }
    }

    /// The vectors of tokens that the first layer takes; nil where there are no tokens.
    func embed(_ sequences: [[Int32]]) -> Matrix? {
        let places = sequences.flatMap { $0.indices }
        guard !places.isEmpty else { return nil }
        let values = sequences.flatMap { $0.flatMap { words.row(Int($0)) } }
        guard var states = Matrix(rows: places.count, columns: positions.columns, values: values) else { return nil }
        norm.apply(to: &states, plus: positions.selecting(rows: places))
        return states
    }
}

/// One layer: attention, then two linear maps with an activation between them, each added to what came in and normalised.
struct BertLayer: Sendable {
    private let projections: LinearLayer
    private let attentionOutput: LinearLayer
    private let attentionNorm: LayerNorm
    private let inner: LinearLayer
    private let output: LinearLayer
    private let outputNorm: LayerNorm

    fileprivate init(_ reader: WeightReader, _ name: String, _ shape: BertSettings) throws {
        let (width, innerWidth) = (shape.width, shape.innerWidth)
        projections = try reader.linear(["query", "key", "value"].map { "\(name)attention.self.\($0)" }, width, width)
        attentionOutput = try reader.linear(["\(name)attention.output.dense"], width, width)
        attentionNorm = try reader.norm("\(name)attention.output.LayerNorm", width)
        inner = try reader.linear(["\(name)intermediate.dense"], innerWidth, width, activation: shape.activation)
        output = try reader.linear(["\(name)output.dense"], width, innerWidth)
        outputNorm = try reader.norm("\(name)output.LayerNorm", width)
    }

    func apply(to states: inout Matrix, lengths: [Int], heads: Int) {
        // The shapes were made to fit when the weights were read.
        let attended = selfAttention(projections.apply(to: states), lengths: lengths, heads: heads)
        attentionNorm.apply(to: &states, plus: attentionOutput.apply(to: attended))
        outputNorm.apply(to: &states, plus: output.apply(to: inner.apply(to: states)))
    }
}

/// Reads the parts of layers from tensors by their names.
private struct WeightReader {
    let tensors: Safetensors
    let prefix: String
    let epsilon: Float
    let threads: Int

    func tensor(_ name: String, _ shape: [Int]) throws -> Tensor { try tensors.tensor(prefix + name, shape: shape) }

    func matrix(_ name: String, _ rows: Int, _ columns: Int) throws -> Matrix {
        try matrix([name], rows, columns)
    }

    /// Matrices of one shape, one below the other.
    private func matrix(_ names: [String], _ rows: Int, _ columns: Int) throws -> Matrix {
        let values = try names.flatMap { try tensor($0, [rows, columns]).values }
        return Matrix(rows: names.count * rows, columns: columns, values: values) ?? Matrix(rows: 0, columns: 0)
    }

    /// Linear maps of the same input as one.
    func linear(_ names: [String], _ outputs: Int, _ inputs: Int, activation: LinearLayer.Activation = .none) throws -> LinearLayer {
        let weights = try matrix(names.map { "\($0).weight" }, outputs, inputs)
        let bias = try names.flatMap { try tensor("\($0).bias", [outputs]).values }
        return LinearLayer(weights: weights, bias: bias, activation: activation, threads: threads)
    }

    func norm(_ name: String, _ width: Int) throws -> LayerNorm {
        let (gain, shift) = (try tensor("\(name).weight", [width]).values, try tensor("\(name).bias", [width]).values)
        return LayerNorm(gain: gain, shift: shift, epsilon: epsilon)
    }
}
