/// A stretch of words between two boundaries. Positions are held in four bytes each, since a long text may be all sentences.
struct Sentence: Sendable {
    enum End: UInt8, Sendable { case none, period, question, exclamation }

    /// Union over its words.
    var categories: Categories
    private var firstWord: UInt32
    private var lastWord: UInt32
    private var firstByte: UInt32
    private var lastByte: UInt32
    private var size: UInt32
    var end: End

    init(words: Range<Int>, end: End, categories: Categories, count: Int, bytes: Range<Int>) {
        (self.end, self.categories, size) = (end, categories, UInt32(clamping: count))
        (firstWord, lastWord) = (UInt32(clamping: words.lowerBound), UInt32(clamping: words.upperBound))
        (firstByte, lastByte) = (UInt32(clamping: bytes.lowerBound), UInt32(clamping: bytes.upperBound))
    }

    var words: Range<Int> { Int(firstWord)..<Int(lastWord) }
    /// Words without contracted endings.
    var count: Int { Int(size) }
    /// Its bytes of the message, from the first word to the mark that ends it, or to the last word where none does.
    var bytes: Range<Int> { Int(firstByte)..<Int(lastByte) }
}
