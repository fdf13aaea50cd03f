/// Measure of textual lexical diversity (McCarthy & Jarvis 2010): words it takes on average to wear the type-token ratio down.
enum LexicalDiversity {
    /// A stretch of words is a factor once its type-token ratio has come down to this.
    static let cut = 0.72

    /// Mean of a pass forward and a pass backward over the words' hashes, none of them 0; each is words / factors, where what is left
    /// over counts as the part (1 - ratio) / (1 - cut) of a factor. nil where no word comes twice: then there is no factor at all.
    ///
    /// Linear. Under a hundred words or so the value says little.
    static func mtld(_ words: [UInt64], scratch: inout WordSet) -> Double? {
        let forward = factors(words, &scratch)
        guard forward > 0 else { return nil }
        let backward = factors(words.reversed(), &scratch)
        return (Double(words.count) / forward + Double(words.count) / backward) / 2
    }

    private static func factors(_ words: some Sequence<UInt64>, _ types: inout WordSet) -> Double {
        var factors = 0.0
        var tokens = 0
        var ratio = 1.0
        types.removeAll()
        for word in words {
            tokens += 1
            types.insert(word)
            ratio = Double(types.count) / Double(tokens)
            if ratio <= cut {
                factors += 1
                tokens = 0
                ratio = 1
                types.removeAll()
            }
        }
        return factors + (1 - ratio) / (1 - cut)
    }
}
