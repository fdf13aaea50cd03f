import Stage

/// A model that makes a vector of the numbers of a text's pieces.
protocol SentenceEncoder: Sendable {
    /// Components of a vector.
    var dimensions: Int { get }
    /// How many pieces of a text it takes at once.
    var window: Int { get }
    /// How many characters (Unicode scalars) of a text it looks at; nil where there is no limit.
    var characters: Int? { get }
    /// Whether vectors have length one.
    var normalises: Bool { get }
    /// What vectors depend on besides the text.
    var settings: [String] { get }

    /// The numbers of a text's pieces, all of them.
    func tokens(of text: String) -> [Int32]

    /// A vector for each sequence of at most `window` numbers, which does not depend on the others.
    func vectors(of sequences: [ArraySlice<Int32>]) -> [[Float]]
}

/// Reads the model in a folder.
func sentenceEncoder(_ folder: ModelFolder, threads: Int) throws -> any SentenceEncoder {
    let modules = try folder.modules()
    let kinds = modules.map(\.kind)
    switch kinds.first {
    case "Transformer" where kinds.dropFirst() == ["Pooling"] || kinds.dropFirst() == ["Pooling", "Normalize"]:
        return try BertEncoder(folder, pooling: modules[1].folder, normalises: kinds.count == 3, threads: threads)
    case "StaticEmbedding" where kinds.dropFirst().isEmpty || kinds.dropFirst() == ["Normalize"]:
        let place = modules[0].folder == "." ? "" : modules[0].folder
        return try StaticEncoder(try ModelFolder(folder.file(place)), normalises: kinds.count == 2)
    default:
        throw Failure(
            .data,
            "\(folder.file("modules.json")): found \(kinds.joined(separator: ", ")), "
                + "supported are Transformer, Pooling, Normalize? and StaticEmbedding, Normalize?")
    }
}

/// A vector scaled to length one; a zero vector stays (torch.nn.functional.normalize).
func scaledToLengthOne(_ vector: [Float]) -> [Float] {
    let length = vector.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    return vector.map { Float(Double($0) / max(length, 1e-12)) }
}
