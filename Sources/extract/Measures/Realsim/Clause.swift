/// A part of a sentence between marks.
enum Clause {
    /// The clause, or clauses, in which the words that begin at `first` and at `last` stand, without blanks around it: between commas,
    /// semicolons and colons with a blank behind them, brackets, dashes between blanks, and the ends of the sentence.
    static func range(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int, to last: Int, within sentence: Range<Int>) -> Range<Int> {
        var (start, end) = (first, last)
        while start > sentence.lowerBound, !isBorder(bytes, start - 1) { start -= 1 }
        while start < first, bytes[start] <= 0x20 { start += 1 }
        while end < sentence.upperBound, !isBorder(bytes, end) { end += 1 }
        while end > last + 1, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<max(start, end)
    }

    private static func isBorder(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let isAhead = index + 1 < bytes.count && bytes[index + 1] <= 0x20
        switch bytes[index] {
        case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"): return isAhead
        case UInt8(ascii: "("), UInt8(ascii: ")"): return true
        case UInt8(ascii: "-"): return isAhead && index > 0 && bytes[index - 1] <= 0x20
        default: return false
        }
    }
}
