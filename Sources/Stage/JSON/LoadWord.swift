// Eight bytes at a time in a 64-bit word. The masks below have the high bit set of each byte that was looked for: the
// lowest set bit is exact, a higher one may be a borrow's false alarm (Hacker's Delight, section 6-1).

private let highs: UInt64 = 0x8080_8080_8080_8080

/// A byte in each of the eight places.
@inline(__always)
private func repeated(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

/// Eight bytes, the first one lowest.
@inline(__always)
func loadWord(_ bytes: UnsafePointer<UInt8>, _ index: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self))
}

/// Which of the eight bytes is the first marked one.
@inline(__always)
func firstMarked(_ mask: UInt64) -> Int { mask.trailingZeroBitCount &>> 3 }

/// Right in bytes that are ASCII. The exclusive or puts the quote just above the controls, so that one subtraction finds both.
@inline(__always)
private func borrowed(_ word: UInt64) -> UInt64 {
    ((word ^ repeated(0x02)) &- repeated(0x21)) | ((word ^ repeated(0x5C)) &- repeated(0x01))
}

@inline(__always)
func quotesBackslashesAndControls(_ word: UInt64) -> UInt64 { borrowed(word) & ~word & highs }

/// The same, and bytes that are not ASCII.
@inline(__always)
func quotesBackslashesControlsAndNonASCII(_ word: UInt64) -> UInt64 { (borrowed(word) | word) & highs }

/// Whether the first six of the eight bytes are two characters of three bytes each in valid UTF-8, other than the few
/// (lead bytes E0 and ED) whose second byte needs a closer look.
@inline(__always)
func beginsWithTwoTriples(_ word: UInt64) -> Bool {
    let places: UInt64 = 0x0000_0000_0100_0001
    let leads = word & (places &* 0x0F)
    let isNotE0 = leads &+ (places &* 0x7F)
    let isNotED = (leads ^ (places &* 0x0D)) &+ (places &* 0x7F)
    return word & 0x0000_C0C0_F0C0_C0F0 == 0x0000_8080_E080_80E0 && isNotE0 & isNotED & (places &* 0x80) == places &* 0x80
}
