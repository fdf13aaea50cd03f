/// What becomes of a text that is longer than a model takes at once.
enum LongTexts: String, CaseIterable, Sendable {
    /// Its end is cut off.
    case truncate
    /// It is read in overlapping windows.
    case windows

    /// Windows of at most `room` tokens over `count`, each a quarter of `room` before the end of the one before it; the last
    /// one ends with the text. Precondition: `room` > 0.
    static func windows(over count: Int, room: Int) -> [Range<Int>] {
        let step = max(1, room - room / 4)
        var windows = [0..<min(room, count)]
        while let last = windows.last, last.upperBound < count {
            windows.append(last.lowerBound + step..<min(last.lowerBound + step + room, count))
        }
        return windows
    }
}

/// The vector of a text, and how many of its tokens are not in it.
struct Embedding: Sendable, Equatable {
    var vector: [Float]
    var truncatedTokens: Int
}

/// A model with what is put in front of texts and what is done with long ones.
struct TextEmbedder: Sendable {
    let encoder: any SentenceEncoder
    let prefix: String
    let longTexts: LongTexts
    private let prefixTokens: [Int32]

    /// nil where `prefix` leaves less than half of the model's window to the text.
    init?(_ encoder: any SentenceEncoder, prefix: String, longTexts: LongTexts) {
        (self.encoder, self.prefix, self.longTexts) = (encoder, prefix, longTexts)
        prefixTokens = encoder.tokens(of: prefix)
        guard prefixTokens.count <= encoder.window / 2 else { return nil }
    }

    var settings: [String] { encoder.settings + ["prefix \(prefix)", "long texts \(longTexts)"] }

    /// Independent of each other, in the order of the texts.
    func embeddings(of texts: [String]) -> [Embedding] {
        let passages = texts.map(passage)
        var vectors = encoder.vectors(of: passages.flatMap(\.sequences))[...]
        return passages.map { passage in
            let own = Array(vectors.prefix(passage.sequences.count))
            vectors = vectors.dropFirst(own.count)
            return Embedding(vector: mean(own, weights: passage.sequences.map(\.count)), truncatedTokens: passage.truncated)
        }
    }

    private func passage(_ text: String) -> (sequences: [ArraySlice<Int32>], truncated: Int) {
        let text = prefix + text
        let tokens = encoder.tokens(of: text)
        switch longTexts {
        case .truncate:
            let kept = seen(text).map(encoder.tokens) ?? tokens
            return ([kept.prefix(encoder.window)], tokens.count - min(kept.count, encoder.window))
        case .windows:
            guard tokens.count > encoder.window else { return ([tokens[...]], 0) }
            // Each window has the prefix, where it is pieces of its own.
            let front = tokens.starts(with: prefixTokens) ? prefixTokens : []
            let body = tokens.dropFirst(front.count)
            let windows = LongTexts.windows(over: body.count, room: encoder.window - front.count)
            return (windows.map { (front + body[(body.startIndex + $0.lowerBound)..<(body.startIndex + $0.upperBound)])[...] }, 0)
        }
    }

    /// The part of a text that the model looks at; nil where that is all of it.
    private func seen(_ text: String) -> String? {
        guard let limit = encoder.characters, text.utf8.count > limit else { return nil }
        let end = text.unicodeScalars.index(text.startIndex, offsetBy: limit, limitedBy: text.endIndex) ?? text.endIndex
        return end == text.endIndex ? nil : String(text.unicodeScalars[..<end])
    }

    /// The mean of windows' vectors, weighted by their lengths, and of length one where the model's vectors are.
    private func mean(_ vectors: [[Float]], weights: [Int]) -> [Float] {
        guard vectors.count > 1 else { return vectors.first ?? [] }
        let total = Double(max(1, weights.reduce(0, +)))
        let mean = (0..<encoder.dimensions).map { index in
            Float(zip(vectors, weights).reduce(0.0) { $0 + Double($1.0[index]) * Double($1.1) } / total)
        }
        return encoder.normalises ? scaledToLengthOne(mean) : mean
    }
}
