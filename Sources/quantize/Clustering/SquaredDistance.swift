/// Squared Euclidean distance of two rows of `count` components, from their differences: its error is relative to the
/// distance, where that of |x|² + |y|² - 2xy is relative to the norms.
///
/// Sums eight lanes in single precision and no fused operation, so every CPU gives the same bytes. O(count).
@inline(__always)
func squaredDistance(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, _ count: Int) -> Float {
    var sums = SIMD8<Float>.zero
    var k = 0
    while k &+ 8 <= count {
        let difference = lanes(x + k) - lanes(y + k)
        sums += difference * difference
        k &+= 8
    }
    var rest: Float = 0
    while k < count {
        rest += (x[k] - y[k]) * (x[k] - y[k])
        k &+= 1
    }
    let halves = sums.lowHalf + sums.highHalf
    return (halves[0] + halves[1]) + (halves[2] + halves[3]) + rest
}

@inline(__always) private func lanes(_ p: UnsafePointer<Float>) -> SIMD8<Float> {
    UnsafeRawPointer(p).loadUnaligned(as: SIMD8<Float>.self)
}
