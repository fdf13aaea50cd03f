// Lower bounds of distances, two to a word: the upper halves of two Floats, cut off, which never makes a positive number
// larger. In each run of 32 columns, word j holds column j in its upper half and column j + 16 in its lower.

typealias Words = SIMD16<UInt32>

@inline(__always) func upper(_ words: Words) -> Floats {
    unsafeBitCast(words & Words(repeating: 0xffff_0000), to: Floats.self)
}

@inline(__always) func lower(_ words: Words) -> Floats {
    unsafeBitCast(words &<< Words(repeating: 16), to: Floats.self)
}

@inline(__always) func loadWords(_ p: UnsafePointer<UInt32>) -> Words {
    UnsafeRawPointer(p).loadUnaligned(as: Words.self)
}

/// Not more than the square root of x, at most 5e-6 of it less; 0 for negative x, whose bits a mask makes 0.
///
/// Newton's steps for 1 / sqrt(x), which never end above it, from the bits halved: SIMD's own root is done lane by lane.
@inline(__always) func rootFromBelow(_ x: Floats) -> Floats {
    let sign = unsafeBitCast(x, to: Integers.self) &>> Integers(repeating: 31)
    let bits = unsafeBitCast(x, to: Words.self) & ~unsafeBitCast(sign, to: Words.self)
    let x = unsafeBitCast(bits, to: Floats.self)
    let half = x * Floats(repeating: 0.5)
    var y = unsafeBitCast(Words(repeating: 0x5f37_59df) &- bits &>> Words(repeating: 1), to: Floats.self)
    y = y * (Floats(repeating: 1.5) - half * y * y)
    y = y * (Floats(repeating: 1.5) - half * y * y)
    return x * y
}

/// sqrt(floor + 2 score), not under 0, plus the column's `drift`, rounded down.
@inline(__always) func bound(_ product: Floats, _ halfNorm: Floats, _ drift: Floats, floor: Float) -> Floats {
    let score = halfNorm - product
    // 1 - 2^-20 is more than the roundings of the root, the sum and this product take away.
    return (rootFromBelow(Floats(repeating: floor) + (score + score)) + drift) * Floats(repeating: 0x1.ffffep-1)
}

/// Writes the bounds of one point for `count` columns, a multiple of 32, from its products with the centroids. `floor` is its
/// squared norm less the error that the scores may have.
@inline(never)
public func writeBounds(
    _ products: UnsafePointer<Float>, halfNorms: UnsafePointer<Float>, drifts: UnsafePointer<Float>, count: Int, floor: Float,
    into bounds: UnsafeMutablePointer<UInt32>
) {
    var j = 0
    while j < count {
        let high = bound(load(products + j), load(halfNorms + j), load(drifts + j), floor: floor)
        let low = bound(load(products + j + 16), load(halfNorms + j + 16), load(drifts + j + 16), floor: floor)
        let words =
            unsafeBitCast(high, to: Words.self) & Words(repeating: 0xffff_0000)
            | unsafeBitCast(low, to: Words.self) &>> Words(repeating: 16)
        UnsafeMutableRawPointer(bounds + j / 2).storeBytes(of: words, as: Words.self)
        j &+= 32
    }
}

@inline(__always) func union(_ v: Words) -> UInt32 {
    let v8 = v.lowHalf | v.highHalf
    let v4 = v8.lowHalf | v8.highHalf
    let v2 = v4.lowHalf | v4.highHalf
    return v2[0] | v2[1]
}

/// Writes the columns, among those of `count` runs of 32, whose bound is less than `limit` + drift, and returns how many they
/// are; stops after more than `most`, of which it writes at most 32.
@inline(never)
public func columnsWithin(
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
