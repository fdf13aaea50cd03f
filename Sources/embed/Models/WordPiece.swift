/// Text -> numbers of pieces, as Hugging Face's tokenizers do it for BERT: special tokens that stand in the text become
/// themselves, the rest is normalised, cut into words, and each word into the longest pieces of the vocabulary from the left
/// (Wu et al., 2016; Devlin et al., 2019).
struct WordPiece: Sendable {
    /// A word of more characters is unknown.
    static let longestWord = 100

    struct Special: Sendable {
        var text: [UInt8]
        var id: Int32
    }

    let vocabulary: Vocabulary
    let unknown: Int32
    let normalizer: BertNormalizer
    /// The longest first.
    private let specials: [Special]
    private let beginsSpecial: [Bool]
    private let longestWord: Int

    init(
        _ vocabulary: Vocabulary, unknown: Int32, normalizer: BertNormalizer, specials: [Special],
        longestWord: Int = WordPiece.longestWord
    ) {
        self.vocabulary = vocabulary
        self.unknown = unknown
        self.normalizer = normalizer
        self.specials = specials.filter { !$0.text.isEmpty }.sorted { $0.text.count > $1.text.count }
        self.longestWord = longestWord
        var begins = [Bool](repeating: false, count: 256)
        for special in self.specials { begins[Int(special.text[0])] = true }
        beginsSpecial = begins
    }

    /// The largest number that a text can get.
    var largest: Int32 { max(vocabulary.largest, unknown, specials.map(\.id).max() ?? 0) }

    /// What the numbers depend on besides the text.
    var settings: [String] {
        ["vocabulary \(vocabulary.fingerprint)", "\(normalizer)", "longest word \(longestWord)"] + specials.map { "\($0.id) \($0.text)" }
    }

    /// The numbers of a text's pieces, without the special tokens that models put around it. O(bytes of the text).
    func tokens(of text: String) -> [Int32] {
        var (text, room, ids) = (text, [UInt8](), [Int32]())
        text.withUTF8 { text in
            var (begin, index) = (0, 0)
            while index < text.count {
                guard beginsSpecial[Int(text[index])], let special = special(in: text, at: index) else {
                    index += 1
                    continue
                }
                appendWords(UnsafeBufferPointer(rebasing: text[begin..<index]), room: &room, to: &ids)
                ids.append(special.id)
                index += special.text.count
                begin = index
            }
            appendWords(UnsafeBufferPointer(rebasing: text[begin...]), room: &room, to: &ids)
        }
        return ids
    }

    private func special(in text: UnsafeBufferPointer<UInt8>, at index: Int) -> Special? {
        specials.first { text[index...].starts(with: $0.text) }
    }

    private func appendWords(_ text: UnsafeBufferPointer<UInt8>, room: inout [UInt8], to ids: inout [Int32]) {
        normalizer.forEachWord(text, room: &room) { append($0, to: &ids) }
    }

    private func append(_ word: UnsafeBufferPointer<UInt8>, to ids: inout [Int32]) {
        let count = ids.count
        var start = 0
        if word.count > longestWord, word.count(where: { $0 & 0xC0 != 0x80 }) > longestWord { start = -1 }
        while start >= 0, start < word.count {
            guard let (id, length) = longestPiece(UnsafeBufferPointer(rebasing: word[start...]), continues: start > 0) else {
                start = -1
                break
            }
            ids.append(id)
            start += length
        }
        guard start < 0 else { return }
        ids.removeLast(ids.count - count)
        ids.append(unknown)
    }

    private static let continuationHash = Vocabulary.hash(Vocabulary.continuation)

    /// The longest piece that `word` begins with, and its length in bytes.
    private func longestPiece(_ word: UnsafeBufferPointer<UInt8>, continues: Bool) -> (Int32, Int)? {
        let limit = min(word.count, vocabulary.longest)
        return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: limit + 1) { hashes in
            hashes[0] = continues ? WordPiece.continuationHash : Vocabulary.seed
            for index in 0..<limit { hashes[index + 1] = Vocabulary.hash(hashes[index], word[index]) }
            let prefix = continues ? Vocabulary.continuation : []
            for length in stride(from: limit, to: 0, by: -1) where length == word.count || word[length] & 0xC0 != 0x80 {
                let piece = UnsafeBufferPointer(rebasing: word[..<length])
                if let id = vocabulary.id(of: piece, after: prefix, hash: hashes[length]) { return (id, length) }
            }
            return nil
        }
    }
}
