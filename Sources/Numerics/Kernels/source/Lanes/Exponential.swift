// Exactly rounded operations alone, one by one: the C library's differs between platforms, and a chain of fused ones comes
// apart into lanes.

/// e^x with a relative error under 2e-7; x under -87 counts as -87, over 88 as 88, and NaN stays NaN.
///
/// e^x = 2^n e^r with |r| <= ln 2 / 2; e^r = 1 + r + r^2 P(r), P of degree 4 by least squares, reweighted towards equal errors.
@inline(__always) func exponential(_ x: Floats) -> Floats {
    let (low, high) = (Floats(repeating: -87), Floats(repeating: 88))
    var x = choose(low, x, where: isLess(x, low))
    x = choose(high, x, where: isLess(high, x))
    // The sum with 1.5 * 2^23 has the nearest whole number in its low bits.
    let magic = Floats(repeating: 0x1.8p23)
    let shifted = x * Floats(repeating: 0x1.715476p0) + magic
    let n = shifted - magic
    // ln 2 in two parts, of which n times the first is exact.
    let r = (x - n * Floats(repeating: 0x1.62e4p-1)) - n * Floats(repeating: 0x1.7f7d1cp-20)
    var p = Floats(repeating: 0.0013814684)
    p = p * r + Floats(repeating: 0.008368784)
    p = p * r + Floats(repeating: 0.041668393)
    p = p * r + Floats(repeating: 0.1666652)
    p = p * r + Floats(repeating: 0.49999994)
    p = (p * r * r + r) + Floats(repeating: 1)
    let exponent = (unsafeBitCast(shifted, to: Integers.self) &- unsafeBitCast(magic, to: Integers.self)) &<< Integers(repeating: 23)
    return unsafeBitCast(unsafeBitCast(p, to: Integers.self) &+ exponent, to: Floats.self) + (x - x)
}
