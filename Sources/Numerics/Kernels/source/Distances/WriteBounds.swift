extension Level {
    /// Writes the bounds of one point for `count` columns, a multiple of 32, from its products with the centroids. `floor` is its
    /// squared norm less the error that the scores may have.
    static func writeBounds(
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
}

/// sqrt(floor + 2 score), not under 0, plus the column's `drift`, rounded down.
@inline(__always) func bound(_ product: Floats, _ halfNorm: Floats, _ drift: Floats, floor: Float) -> Floats {
    let score = halfNorm - product
    // 1 - 2^-20 is more than the roundings of the root, the sum and this product take away.
    return (rootFromBelow(Floats(repeating: floor) + (score + score)) + drift) * Floats(repeating: 0x1.ffffep-1)
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
