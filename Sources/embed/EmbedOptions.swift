import ModelServer
import Stage

/// The options of embed: what all ways of embedding share, and which way is taken. ModelOptions and ServerOptions have the rest.
enum EmbedOptions {
    static let dimensions = OptionKey.integer(
        "dimensions", in: 1...65_536, help: "components of a vector (default 256 for hashing)",
        details: """
            For hashing 8 to 8192. More components tell texts apart more finely, and cost quantize time. For vectors of a model the \
            default is all that it gives; fewer are asked of the server, or, where it does not know how, cut off and scaled to length one.
            """
    ).short("d").notWith("to-npy")
    static let encoding = OptionKey.choice(
        "encoding", of: VectorEncoding.self, help: "how a vector is written",
        details: "base64: little-endian float32 in a string, small and fast. array: JSON numbers."
    ).defaulting(to: .base64).notWith("requests", "to-npy")
    static let model = OptionKey.inputFile(
        "model", value: "DIR|NAME", help: "embed by the model in DIR, in place of hashing",
        details: """
            DIR holds what Hugging Face ships (`hf download NAME --local-dir DIR`): a sentence-transformers model of the BERT \
            kind (MiniLM, BERT, BGE, E5; config.json, modules.json, model.safetensors in F32, F16 or BF16, tokenizer.json or \
            vocab.txt), pooled by mean, first token or maximum; or a static Model2Vec model. The vectors are those of \
            sentence-transformers, to about 1e-6 per component. Another kind of model is refused. Equal texts are embedded once, as \
            long as they lie among the last \(EmbeddedTexts.capacity >> 20) MB of texts and vectors. With --api, --requests and \
            --answers, which need it, and with --from-npy it is the model's name instead.
            """
    ).short("m").notWith("to-npy").namingNoFile(with: "api", "requests", "answers", "from-npy")
    static let fromNPY = OptionKey.inputFile(
        "from-npy", value: "FILE.npy", help: "take vectors from a NumPy file, one row per record",
        details: """
            Rows in the order of the records, float16, float32 or float64; as many as there are records. No record may be bad, since each \
            row belongs to the record at its place.
            """
    ).aliases("vectors").notWith("to-npy", "max-errors").advanced()
    static let toNPY = OptionKey.outputFile(
        "to-npy", value: "FILE.npy", help: "write the vectors of embeddings to a NumPy file too",
        details: """
            Reads records that have `vector` and passes them on unchanged. float32, one row per record; the file appears whole or not \
            at all.
            """
    ).advanced()

    static let rows =
        [dimensions.option, encoding.option, model.option] + ModelOptions.rows + ServerOptions.rows + [fromNPY.option, toNPY.option]
}

/// How a vector is written in a record.
enum VectorEncoding: String, CaseIterable, Sendable { case base64, array }
