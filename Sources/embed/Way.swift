import Stage

/// The way from a record to its vector, told from the flags.
enum Way: String, CaseIterable {
    /// The built-in encoder, which needs nothing.
    case hashing
    /// A sentence encoder that is at hand. Beside one of the others --model is the name of its model.
    case model
    /// A server is asked.
    case api
    /// What a server is to be asked is written to a file, in place of vectors.
    case requests
    /// Answers are read from a file.
    case answers
    /// Vectors are read from a NumPy file.
    case vectors
    /// Vectors that are there are written to a NumPy file.
    case toNPY = "to-npy"

    init(_ arguments: Arguments) throws {
        var given = Way.allCases.filter { ![.hashing, .model].contains($0) && arguments.has($0.rawValue) }
        if given == [.requests, .answers] { given = [.requests] }  // the answers that need no request
        if given.count > 1 { throw Failure.usage("--\(given[0].rawValue) cannot be used with --\(given[1].rawValue)") }
        self = given.first ?? (arguments.has("model") ? .model : .hashing)
        let settings = Set(Way.allCases.flatMap(\.settings)).subtracting(self.settings)
        if let idle = settings.sorted().first(where: { arguments.has($0) }) {
            let users = Way.allCases.filter { $0.settings.contains(idle) && $0 != .hashing }.map { "--\($0.rawValue)" }
            let allowed = users.joined(separator: " or ")
            if self == .hashing { throw Failure.usage("--\(idle) has an effect only with \(allowed)") }
            throw Failure.usage("--\(idle) has no effect with --\(rawValue)", hint: allowed.isEmpty ? nil : "it goes with \(allowed)")
        }
    }

    /// Flags that change what is done on this way.
    private var settings: Set<String> {
        switch self {
        case .hashing: ["dimensions", "encoding"]
        case .model: ["model", "long", "prefix", "prompt", "encoding"]
        case .api: ["model", "dimensions", "encoding", "batch", "concurrency", "retries", "timeout", "journal"]
        case .requests: ["model", "dimensions"]
        case .answers, .vectors: ["model", "dimensions", "encoding"]
        case .toNPY: []
        }
    }
}

extension Way {
    static let options =
        [
            Option(
                "model", short: "m", value: "DIR|NAME", help: "embed by the model in DIR, in place of hashing",
                details: """
                    DIR holds what Hugging Face ships (`hf download NAME --local-dir DIR`): a sentence-transformers model of the BERT \
                    kind (MiniLM, BERT, BGE, E5; config.json, modules.json, model.safetensors in F32, F16 or BF16, tokenizer.json or \
                    vocab.txt), pooled by mean, first token or maximum; or a static Model2Vec model. The vectors are those of \
                    sentence-transformers, to about 1e-6 a component. Another kind of model is refused. Equal texts are embedded once, as \
                    long as they lie among the last \(EmbeddedTexts.capacity >> 20) MB of texts and vectors. With --api, --requests and \
                    --answers, which need it, and --vectors it is the model's name instead.
                    """)
        ] + ModelOptions.options + ServerOptions.options
}
