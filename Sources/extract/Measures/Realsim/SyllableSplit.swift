/// Letters that have one syllable more than their groups of vowels, as [syllables.split] of the lexicon spells them: `io <tsc` not behind
/// one of these letters, `eo >up` not ahead of one of these, `ier$` at the end of a word.
struct SyllableSplit: Sendable {
    private var letters: [UInt8] = []
    private var notBehind: [UInt8] = []
    private var notAhead: [UInt8] = []
    private var isLast = false

    init(_ entry: String) {
        for part in entry.split(separator: " ") {
            switch part.first {
            case "<": notBehind = Array(part.dropFirst().utf8)
            case ">": notAhead = Array(part.dropFirst().utf8)
            default:
                isLast = part.hasSuffix("$")
                letters = Array((isLast ? part.dropLast() : part).utf8)
            }
        }
    }

    func isAt(_ index: Int, of word: ArraySlice<UInt8>) -> Bool {
        guard word[index] == letters.first, word[index...].starts(with: letters) else { return false }
        let end = index + letters.count
        if isLast, end < word.endIndex { return false }
        if index > word.startIndex, notBehind.contains(word[index - 1]) { return false }
        return end == word.endIndex || !notAhead.contains(word[end])
    }
}
