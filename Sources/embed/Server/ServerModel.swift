import ModelServer
import Stage

/// A model behind a server: what it is asked, how its answers are read, and what its vectors depend on besides the text.
struct ServerModel: Sendable {
    let name: String
    /// Components to keep; nil for all that the model gives.
    let dimensions: Int?

    private var settings: [String] { ["embeddings 1", "model \(name)", "dimensions \(dimensions.map { "\($0)" } ?? "all")"] }

    /// What a request for one text is known by.
    func id(of text: String) -> RequestID { RequestID(settings: settings, text: text) }

    /// What `via` is extended by.
    var stage: String {
        // Blanks and colons have a meaning in `via`; the digest keeps names apart that are alike without them.
        let method = String(name.map { $0.isWhitespace || $0 == ":" ? "-" : $0 })
        return Via.stage("embed", method: method, settings: settings)
    }

    /// How a server is asked: not all of them know each parameter.
    struct Form: Sendable, Equatable {
        var asBase64: Bool
        var namesDimensions: Bool
    }

    /// Ways to ask, the best first.
    var forms: [Form] {
        (dimensions == nil ? [false] : [true, false]).flatMap { dimensions in
            [true, false].map { Form(asBase64: $0, namesDimensions: dimensions) }
        }
    }

    /// The body of a request (OpenAI API reference, "Create embeddings"): `input` is a string for one text, else an array.
    func request(_ texts: [String], _ form: Form) -> JSONObject {
        var body = JSONObject()
        body.add("model", name)
        if texts.count == 1 { body.add("input", texts[0]) } else { body.add("input", texts) }
        if form.asBase64 { body.add("encoding_format", "base64") }
        if form.namesDimensions, let dimensions { body.add("dimensions", dimensions) }
        return body
    }

    /// The vectors of an answer to `count` texts, in the order of the texts, all of one length; throws where one is missing,
    /// given twice, or not a vector of finite numbers.
    func vectors(in answer: Record, count: Int) throws -> [[Float]] {
        let data = try answer.required("data")
        guard data.kind == .array else { throw answer.mismatch(data, "data", expected: "an array") }
        // Before any is read: an answer may hold a million.
        let found = answer.count(of: "data") ?? 0
        guard found == count else { throw answer.failure("found \(found) vectors, expected \(count)", field: "data") }
        let entries = try data.elements.map { try Record($0, place: answer.place) }
        var vectors = [[Float]](repeating: [], count: count)
        for (place, entry) in entries.enumerated() {
            let index = entry["index"] == nil ? place : try entry.integer("index", minimum: 0)
            guard index < count, vectors[index].isEmpty else {
                throw entry.failure("found \(index)\(index < count ? " twice" : ""), expected 0 to \(count - 1), each once", field: "index")
            }
            _ = try entry.appendVector("embedding", to: &vectors[index])
        }
        if let other = vectors.first(where: { $0.count != vectors[0].count }) {
            throw answer.failure("found vectors of \(vectors[0].count) and of \(other.count) components", field: "data")
        }
        return vectors
    }

    /// The vector with as many components as are to be kept; throws where it has fewer.
    func fitted(_ vector: [Float]) throws -> [Float] {
        guard let dimensions else { return vector }
        guard let fitted = truncated(vector, to: dimensions) else {
            throw Failure(.data, "model '\(name)' gives \(vector.count) components, expected \(dimensions) as --dimensions says")
        }
        return fitted
    }

    /// The body of an answer that holds one vector, as a journal keeps it.
    func answer(_ vector: [Float]) -> JSONObject {
        var entry = JSONObject()
        entry.add("index", 0)
        entry.add("embedding", base64(vector))
        var body = JSONObject()
        body.add("data", [entry])
        return body
    }
}

/// The first components of a vector, scaled to length one again where some are left out, which suits models that were trained
/// for it (Kusupati et al., "Matryoshka representation learning", 2022); nil where the vector is shorter.
func truncated(_ vector: [Float], to count: Int) -> [Float]? {
    guard vector.count >= count else { return nil }
    if vector.count == count { return vector }
    let kept = vector.prefix(count)
    let length = kept.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
    return kept.map { Float(Double($0) / max(length, 1e-12)) }
}
