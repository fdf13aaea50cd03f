extension Level {
    /// Writes the columns, among those of `count` runs of 32, whose bound is less than `limit` + drift, and returns how many they
    /// are; stops after more than `most`, of which it writes at most 32.
    static func columnsWithin(
        _ bounds: UnsafePointer<UInt32>, drifts: UnsafePointer<Float>, runs: UnsafePointer<Int32>, count: Int, limit: Float,
        most: Int, into columns: UnsafeMutablePointer<Int32>
    ) -> Int {
        let limits = Floats(repeating: limit)
        // Mostly there are none, which takes one look at all lanes together.
        var signs = Words.zero
        var run = 0
        while run < count {
            let j = Int(runs[run]) &* 32
            let words = loadWords(bounds + j / 2)
            signs |= unsafeBitCast(upper(words) - (limits + load(drifts + j)), to: Words.self)
            signs |= unsafeBitCast(lower(words) - (limits + load(drifts + j + 16)), to: Words.self)
            run &+= 1
        }
        if union(signs) >> 31 == 0 { return 0 }
        let places = Words(
            0x1, 0x2, 0x4, 0x8, 0x10, 0x20, 0x40, 0x80, 0x100, 0x200, 0x400, 0x800, 0x1000, 0x2000, 0x4000, 0x8000)
        var found = 0
        run = 0
        while run < count, found <= most {
            let j = Int(runs[run]) &* 32
            let words = loadWords(bounds + j / 2)
            let high = unsafeBitCast(upper(words) .< limits + load(drifts + j), to: Words.self)
            let low = unsafeBitCast(lower(words) .< limits + load(drifts + j + 16), to: Words.self)
            var left = union(high & places | low & (places &<< Words(repeating: 16)))
            while left != 0 {
                columns[found] = Int32(truncatingIfNeeded: j &+ left.trailingZeroBitCount)
                found &+= 1
                left &= left &- 1
            }
            run &+= 1
        }
        return found
    }
}
