/// Hashes of words and phrases: FNV-1a over the lower-cased bytes, made odd, so that none is 0.
enum WordHash {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    static let prime: UInt64 = 0x0000_0100_0000_01B3

    /// The English pronoun.
    static let pronounI = of("i")

    /// Of a word of small ASCII letters.
    static func of(_ word: StaticString) -> UInt64 {
        word.withUTF8Buffer { $0.reduce(seed) { ($0 ^ UInt64($1)) &* prime } | 1 }
    }

    /// Of a phrase, from that of its beginning and that of its next word.
    @inline(__always)
    static func joined(_ hash: UInt64, _ next: UInt64) -> UInt64 { (hash ^ (next &>> 7) ^ (next &<< 31)) &* 0xD6E8_FEB8_6659_FD93 | 1 }
}
