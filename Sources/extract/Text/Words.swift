/// One word of a message, without its text.
struct Word: Sendable {
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8
        static let capitalised = Traits(rawValue: 1)
        /// Two letters or more, all of them capitals.
        static let shouted = Traits(rawValue: 2)
        static let number = Traits(rawValue: 4)
        /// Letters and digits mixed, as in a reference or an account name.
        static let identifier = Traits(rawValue: 8)
        /// A contracted ending ('m, n't), which is no word of its own.
        static let clitic = Traits(rawValue: 16)
        static let ideograph = Traits(rawValue: 32)
        /// Written with letters that have case.
        static let cased = Traits(rawValue: 64)
        /// A capital in a language that has them in names, and not at the head of a sentence.
        static let name = Traits(rawValue: 128)

        /// What the surface counts.
        static let counted = Traits(rawValue: 2 | 4 | 8 | 128)
        /// No word, or a word of one character, which says little by recurring.
        static let fragmentary = Traits(rawValue: 16 | 32)
    }

    /// Hash of the lower-cased bytes.
    var hash: UInt64
    var categories: Category
    var length: UInt16
    var traits: Traits
    /// Words in the phrase that begins here; 0 inside of a phrase.
    var span: UInt8
    /// Byte of the message at which it begins; of a contracted ending, its letters behind the apostrophe.
    var start: UInt32

    /// Long enough and common enough to nobody to stand for what is talked about.
    var isContent: Bool {
        length >= 4 && categories.isEmpty && traits.isDisjoint(with: .fragmentary)
    }

    /// Byte behind the letters and digits that it begins with, or behind the ideograph that it is.
    func end(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
        var index = Int(start)
        while index < bytes.count {
            let (scalar, length) = CharacterClass.decode(bytes, at: index)
            if traits.contains(.ideograph) { return index + length }
            guard (scalar | 0x20) &- 0x61 < 26 || scalar &- 0x30 < 10 || scalar >= 0x80 && CharacterClass.of(scalar).isInWord else { break }
            index += length
        }
        return index
    }
}

/// A stretch of words between two boundaries.
struct Sentence: Sendable {
    enum End: UInt8, Sendable { case none, period, question, exclamation }

    var words: Range<Int>
    var end: End
    /// Union over its words.
    var categories: Category
    /// Words without contracted endings.
    var count: Int
    /// Its bytes of the message, from the first word to the mark that ends it, or to the last word where none does.
    var bytes: Range<Int>
}

/// What is counted about a message besides its words.
struct Surface: Sendable {
    var lines = 0
    var listLines = 0
    var codeLines = 0
    var markdown = 0
    var quoteLines = 0
    var tableLines = 0
    var exclamations = 0
    var questions = 0
    /// Runs of two or more of ! and ?.
    var repeatedMarks = 0
    var ellipses = 0
    var dashes = 0
    var parentheses = 0
    var quotes = 0
    var commas = 0
    /// Colons and semicolons.
    var colons = 0
    var curly = 0
    var emoji = 0
    var emoticons = 0
    var links = 0
    /// Sentences that begin with a small letter.
    var lowerStarts = 0
    /// Words without contracted endings.
    var words = 0
    var clitics = 0
    var letters = 0
    var numbers = 0
    var identifiers = 0
    var names = 0
    var shouted = 0
    /// The pronoun I as a small letter.
    var smallI = 0
    var ideographs = 0
    /// Closed by a mark that ends sentences (or by code or an emoji).
    var isClosed = false
}
