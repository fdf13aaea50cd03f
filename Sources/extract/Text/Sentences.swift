/// The end of a sentence, where its words get their categories.
extension TextScan {
    static let pronounI = hash(of: "i")

    /// Hash of a word of small ASCII letters.
    static func hash(of word: StaticString) -> UInt64 {
        word.withUTF8Buffer { $0.reduce(seed) { ($0 ^ UInt64($1)) &* prime } | 1 }
    }

    /// Ends the sentence, if it has a word, and gives its words their categories; `byte` is the one behind its mark.
    mutating func closeSentence(_ end: Sentence.End, at byte: Int? = nil, _ lexicon: Lexicon) {
        let start = sentenceStart
        let limit = words.count
        guard limit > start else { return }
        sentenceStart = limit
        let (count, union) = words.withUnsafeMutableBufferPointer { surface.categorise($0, start..<limit, lexicon) }
        if words[start].traits.isSuperset(of: .cased),
            words[start].traits.isDisjoint(with: Word.Traits.capitalised.union(.identifier).union(.clitic))
        {
            surface.lowerStarts += 1
        }
        sentences.append(
            Sentence(words: start..<limit, end: end, categories: union, count: count, bytes: Int(words[start].start)..<(byte ?? wordEnd)))
    }
}

extension Surface {
    /// Gives the words of a sentence their categories, phrases first, and counts what they show.
    ///
    /// - Returns: words without contracted endings, and the union of the categories.
    fileprivate mutating func categorise(
        _ words: UnsafeMutableBufferPointer<Word>, _ sentence: Range<Int>, _ lexicon: Lexicon
    ) -> (count: Int, union: Category) {
        var count = 0
        for index in sentence {
            let categories = lexicon.categories(words[index].hash)
            words[index].categories = categories
            let traits = words[index].traits
            if !traits.contains(.clitic) { count += 1 }
            if traits.isDisjoint(with: .counted), words[index].hash != TextScan.pronounI { continue }
            if traits.contains(.number) { numbers += 1 }
            if traits.contains(.identifier) { identifiers += 1 }
            if traits.contains(.name), categories.isEmpty { names += 1 }
            if traits.contains(.shouted) { shouted += 1 }
            if words[index].hash == TextScan.pronounI, !traits.contains(.capitalised) { smallI += 1 }
        }
        var union: Category = []
        var index = sentence.lowerBound
        while index < sentence.upperBound {
            var step = 1
            if words[index].categories.contains(.phraseHead) {
                words[index].categories.remove(.phraseHead)
                if let phrase = lexicon.phrase(UnsafeBufferPointer(words), at: index, before: sentence.upperBound) {
                    words[index].categories = phrase.categories
                    words[index].span = UInt8(phrase.length)
                    for inner in index + 1..<index + phrase.length {
                        words[inner].categories = []
                        words[inner].span = 0
                    }
                    step = phrase.length
                }
            }
            union.formUnion(words[index].categories)
            index += step
        }
        return (count, union)
    }
}
