import ModelServer
import Stage

/// The flags of embedding elsewhere: by a server or a batch run.
enum ServerOptions {
    /// Bytes of an answer for each of its texts, at most: some 48,000 components as decimal numbers.
    static let largestVector = 1 << 20

    static let api = OptionKey.text(
        "api", value: "URL", help: "ask an embedding server",
        details: """
            Any that speaks the OpenAI form of /v1/embeddings: vLLM, TEI, Ollama, llama.cpp, infinity. URL is its address, \
            with or without /v1, or all of it with /embeddings at its end. It is first asked for one text, twice, to learn what \
            it takes and how long its vectors are. A batch that it refuses is asked for in halves, so that one text that is too \
            long is one bad record. Equal texts are asked for once (among the last \(RecentVectors.capacity); with --journal all).
            """
    ).notWith("requests", "answers", "from-npy", "to-npy")
    static let batch = OptionKey.integer("batch", in: 1...2048, help: "texts per request").defaulting(to: 32).advanced().onlyWith("api")
    static let concurrency = OptionKey.integer("concurrency", in: 1...256, help: "requests under way at a time")
        .defaulting(to: 8).advanced().onlyWith("api")
    static let retries = OptionKey.integer(
        "retries", in: 0...100, help: "times that a failed request is sent again",
        details: """
            After no answer, a wrong one, or status 408, 409, 425, 429 or 5xx; after a pause of half a second that doubles each \
            time up to a minute, less a random part, or as long as Retry-After says. Other statuses end the run.
            """
    ).defaulting(to: 6).advanced().onlyWith("api")
    static let timeout = OptionKey.number("timeout", value: "SECONDS", in: 0.001...86_400, help: "time for one request")
        .defaulting(to: 120, shown: "120").advanced().onlyWith("api")
    static let journal = OptionKey.appendedFile(
        "journal", help: "keep each answer in FILE, and ask for none that is there",
        details: """
            Lines are appended as answers come, known by a digest of model, dimensions and text, so that a run that was killed \
            goes on where it was, and other inputs can use it too. One run at a time. The form is that of --answers.
            """
    ).onlyWith("api")
    static let requests = OptionKey.flag(
        "requests", help: "write requests for a batch run, not vectors",
        details: """
            One line of an OpenAI batch file for each different text, as `vllm run-batch` and the batch APIs take it. With \
            --answers FILE, only those that FILE does not answer.
            """
    ).notWith("from-npy", "to-npy")
    static let answers = OptionKey.inputFile(
        "answers", help: "take vectors from the results of a batch run",
        details: """
            Lines in any order, found by custom_id; --model and --dimensions must be those that the requests were made with. \
            A record whose text has no answer is a bad record.
            """
    ).notWith("from-npy", "to-npy")

    static let rows = [
        api.option, batch.option, concurrency.option, retries.option, timeout.option, journal.option, requests.option, answers.option,
    ]
}

extension ServerModel {
    /// The model that the options name.
    init(_ arguments: Arguments) throws {
        guard let name = arguments[EmbedOptions.model], !name.isEmpty else {
            throw Failure.usage("--model NAME is missing", hint: "it is the name by which the server knows the model")
        }
        self.init(name: name, dimensions: arguments[EmbedOptions.dimensions])
    }
}
