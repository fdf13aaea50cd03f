/// The Flesch formulas over what a user wrote in English, code left out.
///
/// Words are those of the prose, contracted ones counted once; sentences as the facets have them, a line of a list being one.
struct Readability: Sendable {
    var words = 0
    var sentences = 0
    var syllables = 0

    /// School grade: .39 words/sentence + 11.8 syllables/word - 15.59 (Kincaid et al. 1975); nil without a word.
    var grade: Double? { rates.map { 0.39 * $0.words + 11.8 * $0.syllables - 15.59 } }

    /// Reading ease: 206.835 - 1.015 words/sentence - 84.6 syllables/word (Flesch 1948); nil without a word.
    var ease: Double? { rates.map { 206.835 - 1.015 * $0.words - 84.6 * $0.syllables } }

    /// Words a sentence and syllables a word.
    private var rates: (words: Double, syllables: Double)? {
        guard words > 0, sentences > 0 else { return nil }
        return (Double(words) / Double(sentences), Double(syllables) / Double(words))
    }
}
