import Numerics
import Stage

/// The shape of a BERT encoder, from config.json.
struct BertSettings: Sendable {
    let layers: Int
    let heads: Int
    let width: Int
    let innerWidth: Int
    let positions: Int
    let vocabulary: Int
    let types: Int
    let epsilon: Float
    let activation: LinearLayer.Activation

    init(_ config: Record) throws {
        let kind = config["model_type"]?.string ?? "none"
        guard kind == "bert" else {
            throw config.unsupported("model_type", found: kind, supported: "bert (MiniLM, BERT, BGE, E5), and Model2Vec")
        }
        let positionKind = config["position_embedding_type"]?.string ?? "absolute"
        guard positionKind == "absolute" else {
            throw config.unsupported("position_embedding_type", found: positionKind, supported: "absolute")
        }
        guard try !config.flag("is_decoder", absent: false) else {
            throw config.unsupported("is_decoder", found: "true", supported: "false")
        }
        layers = try config.integer("num_hidden_layers", in: 1...1000)
        heads = try config.integer("num_attention_heads", in: 1...1000)
        width = try config.integer("hidden_size", in: 1...65_536)
        innerWidth = try config.integer("intermediate_size", in: 1...1_048_576)
        positions = try config.integer("max_position_embeddings", in: 3...1_048_576)
        vocabulary = try config.integer("vocab_size", in: 1...(1 << 24))
        types = config["type_vocab_size"] == nil ? 2 : try config.integer("type_vocab_size", in: 1...1000)
        epsilon = config["layer_norm_eps"] == nil ? 1e-12 : Float(try config.double("layer_norm_eps"))
        guard width % heads == 0 else {
            throw config.failure("\(width) is no multiple of num_attention_heads, \(heads)", field: "hidden_size")
        }
        switch config["hidden_act"]?.string ?? "gelu" {
        case "gelu": activation = .gelu
        case "gelu_new", "gelu_pytorch_tanh", "gelu_fast": activation = .tanhGELU
        case let other:
            throw config.unsupported("hidden_act", found: other, supported: "gelu, gelu_new, gelu_pytorch_tanh, gelu_fast")
        }
    }
}
