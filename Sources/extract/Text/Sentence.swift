/// A stretch of words between two boundaries.
struct Sentence: Sendable {
    enum End: UInt8, Sendable { case none, period, question, exclamation }

    var words: Range<Int>
    var end: End
    /// Union over its words.
    var categories: Categories
    /// Words without contracted endings.
    var count: Int
    /// Its bytes of the message, from the first word to the mark that ends it, or to the last word where none does.
    var bytes: Range<Int>
}
