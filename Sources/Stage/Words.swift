// Eight bytes at a time in a 64-bit word. The masks below have the high bit set of each byte that was looked for: the
// lowest set bit is exact, a higher one may be a borrow's false alarm (Hacker's Delight, section 6-1).

private let ones: UInt64 = 0x0101_0101_0101_0101
private let highs: UInt64 = 0x8080_8080_8080_8080

/// Eight bytes, the first one lowest.
@inline(__always)
func loadWord(_ bytes: UnsafePointer<UInt8>, _ index: Int) -> UInt64 {
    UInt64(littleEndian: UnsafeRawPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self))
}

/// Which of the eight bytes is the first marked one.
@inline(__always)
func firstMarked(_ mask: UInt64) -> Int { mask.trailingZeroBitCount &>> 3 }

@inline(__always)
private func borrowed(_ word: UInt64) -> UInt64 {
    let quote = (word ^ (ones &* 0x22)) &- ones
    let backslash = (word ^ (ones &* 0x5C)) &- ones
    let control = word &- (ones &* 0x20)
    return (quote | backslash | control) & ~word
}

@inline(__always)
func quotesBackslashesAndControls(_ word: UInt64) -> UInt64 { borrowed(word) & highs }

/// The same, and bytes that are not ASCII.
@inline(__always)
func quotesBackslashesControlsAndNonASCII(_ word: UInt64) -> UInt64 { (borrowed(word) | word) & highs }
