/// The end of a sentence, where its words get their categories.
extension TextScan {
    static let pronounI: UInt64 = ((seed ^ UInt64(UInt8(ascii: "i"))) &* prime) | 1

    /// Ends the sentence, if it has a word, and gives its words their categories; `byte` is the one behind its mark.
    mutating func closeSentence(_ end: Sentence.End, at byte: Int? = nil, _ lexicon: Lexicon) {
        let start = sentenceStart
        let limit = words.count
        guard limit > start else { return }
        sentenceStart = limit
        var count = 0
        for index in start..<limit {
            let categories = lexicon.categories(words[index].hash)
            words[index].categories = categories
            let traits = words[index].traits
            if !traits.contains(.clitic) { count += 1 }
            if traits.isDisjoint(with: .counted), words[index].hash != TextScan.pronounI { continue }
            if traits.contains(.number) { surface.numbers += 1 }
            if traits.contains(.identifier) { surface.identifiers += 1 }
            if traits.contains(.name), categories.isEmpty { surface.names += 1 }
            if traits.contains(.shouted) { surface.shouted += 1 }
            if words[index].hash == TextScan.pronounI, !traits.contains(.capitalised) { surface.smallI += 1 }
        }
        var union: Category = []
        var index = start
        while index < limit {
            var step = 1
            if words[index].categories.contains(.phraseHead) {
                words[index].categories.remove(.phraseHead)
                if let phrase = lexicon.phrase(words, at: index, before: limit) {
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
        if words[start].traits.isSuperset(of: .cased), words[start].traits.isDisjoint(with: Word.Traits.capitalised.union(.identifier).union(.clitic)) {
            surface.lowerStarts += 1
        }
        sentences.append(Sentence(words: start..<limit, end: end, categories: union, count: count, bytes: Int(words[start].start)..<(byte ?? wordEnd)))
    }
}
