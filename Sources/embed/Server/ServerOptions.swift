import ModelServer
import Stage

/// The flags of embedding elsewhere: by a server, a batch run, or whatever made a file of vectors.
enum ServerOptions {
    static let options: [Option] = [
        Option(
            "api", value: "URL", help: "ask an embedding server",
            details: """
                Any that speaks the OpenAI form of /v1/embeddings: vLLM, TEI, Ollama, llama.cpp, infinity. URL is its address, \
                with or without /v1, or all of it with /embeddings at its end. It is first asked for one text, twice, to learn what \
                it takes and how long its vectors are. A batch that it refuses is asked for in halves, so that one text that is too \
                long is one bad record. Equal texts are asked for once (among the last \(RecentVectors.capacity); with --journal all).
                """),
        Option("batch", value: "N", default: "32", help: "texts in a request", isAdvanced: true),
        Option("concurrency", value: "N", default: "8", help: "requests under way at a time", isAdvanced: true),
        Option(
            "retries", value: "N", default: "6", help: "times that a failed request is sent again",
            details: """
                After no answer, a wrong one, or status 408, 409, 425, 429 or 5xx; behind a pause of half a second that doubles each \
                time up to a minute, less a random part, or as long as Retry-After says. Other statuses end the run.
                """, isAdvanced: true),
        Option("timeout", value: "SECONDS", default: "120", help: "time for one request", isAdvanced: true),
        Option(
            "journal", value: "FILE", help: "keep each answer in FILE, and ask for none that is there",
            details: """
                Lines are appended as answers come, known by a digest of model, dimensions and text, so that a run that was killed \
                goes on where it was, and other inputs can use it too. One run at a time. The form is that of --answers.
                """),
        Option(
            "requests", help: "write requests for a batch run, not vectors",
            details: """
                One line of an OpenAI batch file for each different text, as `vllm run-batch` and the batch APIs take it. Given \
                --answers FILE, only those that FILE does not answer.
                """),
        Option(
            "answers", value: "FILE", help: "take vectors from the results of a batch run",
            details: """
                Lines in any order, found by custom_id; --model and --dimensions must be those that the requests were made with. \
                A record whose text has no answer is a bad record.
                """),
        Option(
            "vectors", value: "FILE.npy", help: "take vectors from a NumPy file, a row a record",
            details: "Rows in the order of the records, float16, float32 or float64; as many as there are records.", isAdvanced: true),
        Option(
            "to-npy", value: "FILE.npy", help: "write the vectors of embeddings to a NumPy file too",
            details:
                "Reads records that have `vector` and passes them on unchanged. float32, a row a record; the file appears whole or not at all.",
            isAdvanced: true),
    ]
}

extension ServerModel {
    /// The model that the flags name. --dimensions has a default for hashing, which no server is asked for.
    init(_ arguments: Arguments) throws {
        guard let name = arguments.string("model"), !name.isEmpty else {
            throw Failure.usage("--model NAME is missing", hint: "it is the name by which the server knows the model")
        }
        self.init(name: name, dimensions: try ServerModel.dimensions(arguments))
    }

    static func dimensions(_ arguments: Arguments) throws -> Int? {
        arguments.has("dimensions") ? try arguments.integer("dimensions", in: 1...65_536) : nil
    }
}
