/// The end of a sentence, where its words get their categories.
extension TextScan {
    /// Ends the sentence, if it has a word, and gives its words their categories; `byte` is the one behind its mark.
    mutating func closeSentence(_ end: Sentence.End, at byte: Int? = nil, _ lexicon: Lexicon) {
        let start = sentenceStart
        let limit = words.count
        guard limit > start else { return }
        sentenceStart = limit
        let (count, union) = words.withUnsafeMutableBufferPointer { surface.categorise($0, start..<limit, stretched, lexicon) }
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
        _ words: UnsafeMutableBufferPointer<Word>, _ sentence: Range<Int>, _ stretched: [Int: UInt64], _ lexicon: Lexicon
    ) -> (count: Int, union: Categories) {
        var count = 0
        var union = Categories()
        var phraseEnd = sentence.lowerBound
        for index in sentence {
            var (categories, beginsPhrase) = lexicon[words[index].hash]
            if categories.isEmpty, !stretched.isEmpty, let hash = stretched[index] { categories = lexicon[hash].labels }
            if !words[index].traits.contains(.clitic) { count += 1 }
            self.count(words[index], isListed: beginsPhrase || !categories.isEmpty)
            if index < phraseEnd {
                words[index].span = 0
                continue
            }
            words[index].categories = categories
            if beginsPhrase, let phrase = lexicon.phrase(UnsafeBufferPointer(words), at: index, before: sentence.upperBound) {
                words[index].categories = phrase.labels.union(categories.intersection(Category.ofTheWord))
                words[index].span = UInt8(phrase.length)
                phraseEnd = index + phrase.length
            }
            union.formUnion(words[index].categories)
        }
        return (count, union)
    }

    /// Counts what a word shows by itself.
    @inline(__always)
    private mutating func count(_ word: Word, isListed: Bool) {
        if word.traits.isDisjoint(with: .counted), word.hash != WordHash.pronounI { return }
        if word.traits.contains(.number) { numbers += 1 }
        if word.traits.contains(.identifier) { identifiers += 1 }
        if word.traits.contains(.name), !isListed { names += 1 }
        if word.traits.contains(.shouted) { shouted += 1 }
        if word.hash == WordHash.pronounI, !word.traits.contains(.capitalised) { smallI += 1 }
    }
}
