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
    var categories: Categories
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
