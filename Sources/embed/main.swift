import ModelServer
import Stage

let program = Program(
    name: "embed",
    summary: "text -> vector",
    description: [
        Topic(
            "Input and output",
            """
            Reads behavior records {id, source, facet, text} and writes them with `vector` added: the text as a point, so that \
            texts about the same behavior lie near each other. Replaces or adds the fields vector and via; all other fields pass through \
            unchanged. With --model DIR it adds `truncated_tokens` too.
            """),
        Topic(
            "Hashing",
            """
            The built-in encoder needs no model: hashed word 1- and 2-grams and character 3- to 5-grams, signed, with sublinear term \
            frequency, of length one. The same text gives the same vector on every machine.
            """),
        Topic(
            "Models",
            """
            Better vectors come from a sentence encoder: one in a folder (--model DIR), a server (--api), a batch run without a server \
            (--requests, then --answers), or a file of vectors that another program made (--from-npy).
            """),
    ],
    memory: """
        Constant: the batches under way, a few megabytes per thread. With --model DIR: the weights (90 MB for all-MiniLM-L6-v2), some \
        10 MB per thread, and \(EmbeddedTexts.capacity >> 20) MB of texts and vectors that may be needed again. With --api: twice \
        --concurrency batches of a quarter megabyte, 64 MB of recent vectors, and the answers under way, each at most a megabyte per \
        text. --journal, --answers and --requests hold some 50 bytes for each different text.
        """,
    options: EmbedOptions.rows,
    environment: [
        ("USERGAP_CPU", "v2, v3 or v4: the level of x86-64 whose kernels --model uses; the best that the CPU has by default"),
        (Endpoint.keyVariables.joined(separator: ", "), "the key for --api, sent as a bearer token; the first that is set counts"),
        ("https_proxy, http_proxy, all_proxy, no_proxy", "as curl reads them, for --api; this machine itself is asked directly"),
        ("SSL_CERT_FILE, SSL_CERT_DIR", "certificates that --api trusts for https; those of the system by default"),
    ],
    examples: [
        ("vectors of behaviors", "extract conversations.ndjson | embed >embeddings.ndjson"),
        (
            "sentence embeddings, by a model from Hugging Face",
            "embed --model build/all-MiniLM-L6-v2 --long windows behaviors.ndjson >embeddings.ndjson"
        ),
        ("as JSON numbers, for another tool", "embed --encoding array --dimensions 64 behaviors.ndjson"),
        (
            "by a server (vllm serve MODEL, text-embeddings-router --model-id MODEL, ollama serve, ...); run again, it goes on",
            "embed --api http://localhost:8000 --model BAAI/bge-m3 --journal bge.journal behaviors.ndjson >embeddings.ndjson"
        ),
        (
            "on a GPU node, without a server",
            "embed --requests --model BAAI/bge-m3 behaviors.ndjson >requests.jsonl; "
                + "vllm run-batch -i requests.jsonl -o answers.jsonl --model BAAI/bge-m3; "
                + "embed --answers answers.jsonl --model BAAI/bge-m3 behaviors.ndjson >embeddings.ndjson"
        ),
        (
            "vectors out to NumPy, and in again",
            "embed --to-npy vectors.npy embeddings.ndjson >/dev/null; embed --from-npy vectors.npy behaviors.ndjson >embeddings.ndjson"
        ),
    ])

program.run { run in
    switch try EmbedMode(run.arguments) {
    case .hashing: try embedByHashing(run)
    case .model: try embedByModel(run)
    case .api: try embedByServer(run)
    case .requests: try writeRequests(run)
    case .answers: try embedFromAnswers(run)
    case .fromNPY: try embedFromNPY(run)
    case .toNPY: try takeVectorsOut(run)
    }
}
