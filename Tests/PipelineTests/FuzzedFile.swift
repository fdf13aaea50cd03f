/// A file that programs read, as they make it themselves from the sample, and the commands that read it when it is damaged.
struct FuzzedFile: Sendable, CustomStringConvertible {
    /// Its name in the scratch folder; commands read it there.
    var name: String
    /// Whether it holds a record a line; else bytes are damaged wherever they stand.
    var isLines = true
    var commands: [String]

    var description: String { name }

    /// Makes those that the programs make of the sample; the tests make the others.
    static let preparation = """
        cat $CHECKOUT/pipelines/sample/*.ndjson >conversations
        extract --facet style conversations >behaviors
        extract --facet knowledge conversations >statements
        extract --measures usi,shape conversations >measures
        embed -d 16 behaviors >embeddings
        embed --to-npy vectors.npy embeddings >/dev/null
        quantize --clusters 5 --projection --write-codebook codebook embeddings >assignments
        quantize --partial embeddings >sums
        quantize --partial --codebook codebook embeddings >assigned.sums
        diverge --bootstrap 20 --permutations 20 assignments >findings
        diverge --bootstrap 20 --permutations 20 measures >differences
        diverge --partial assignments >counts
        diverge --triplets 5 --key key assignments >triplets
        cp $CHECKOUT/Sources/Lexicons/Files/usi.lexicon lexicon
        """

    private static let diverge = "diverge --quiet --bootstrap 10 --permutations 10 --max-errors 50%"

    static let all: [FuzzedFile] =
        [
            FuzzedFile(name: "conversations", commands: ["extract --quiet --facet all --max-errors 50% conversations"]),
            FuzzedFile(name: "lexicon", isLines: false, commands: ["extract --quiet --measures usi --lexicon lexicon conversations"]),
            FuzzedFile(name: "behaviors", commands: ["embed --quiet --max-errors 50% behaviors", "\(diverge) behaviors"]),
            FuzzedFile(name: "statements", commands: ["\(diverge) statements"]),
            FuzzedFile(name: "measures", commands: ["\(diverge) measures"]),
            FuzzedFile(
                name: "embeddings",
                commands: [
                    "quantize --quiet --clusters 4 --allow-mixed --max-errors 50% embeddings",
                    "quantize --quiet --codebook codebook embeddings",
                    "quantize --quiet --partial embeddings", "\(diverge) --vectors --max-errors 50% embeddings",
                ]),
            FuzzedFile(name: "vectors.npy", isLines: false, commands: ["embed --quiet --from-npy vectors.npy --model m behaviors"]),
            FuzzedFile(
                name: "codebook",
                commands: ["quantize --quiet --codebook codebook embeddings", "quantize --quiet --partial --codebook codebook embeddings"]),
            FuzzedFile(
                name: "sums", commands: ["quantize --quiet --merge --clusters 4 sums", "quantize --quiet --merge --clusters 4 sums sums"]),
            FuzzedFile(name: "assigned.sums", commands: ["quantize --quiet --merge --codebook codebook assigned.sums"]),
            FuzzedFile(
                name: "assignments",
                commands: [
                    "\(diverge) assignments", "diverge --quiet --partial assignments", "report --quiet --format html findings assignments",
                ]),
            FuzzedFile(
                name: "counts", commands: ["diverge --quiet --merge counts", "diverge --quiet --merge --bootstrap 10 counts counts"]),
            FuzzedFile(
                name: "findings",
                commands: [
                    "report --quiet --format html findings", "report --quiet --format terminal findings",
                    "report --quiet --format markdown findings",
                    "\(diverge) --compare findings assignments",
                ]),
            FuzzedFile(
                name: "differences", commands: ["report --quiet --format html differences", "report --quiet --format terminal differences"]),
            FuzzedFile(name: "key", commands: ["\(diverge) key answers"]),
            FuzzedFile(name: "answers", commands: ["\(diverge) key answers"]),
            FuzzedFile(name: "judgements", commands: ["\(diverge) judgements"]),
            FuzzedFile(name: "index", commands: ["\(diverge) index"]),
            FuzzedFile(name: "journal", commands: ["embed --quiet --api $API --model m --journal journal behaviors"]),
            FuzzedFile(name: "vector.answers", commands: ["embed --quiet --answers vector.answers --model m behaviors"]),
        ]
        + ["config.json", "modules.json", "1_Pooling/config.json", "tokenizer.json", "model.safetensors"].map {
            FuzzedFile(name: "model/\($0)", isLines: false, commands: ["embed --quiet --model model behaviors"])
        }
}
