// Functions of the lanes of a vector, from exactly rounded operations alone: the C library's differ between platforms.
// Products and sums are rounded one by one, which is the same at every level: a chain of fused ones comes apart into lanes.

/// The lanes before `count`: all bits set, none behind.
@inline(__always) func lanes(before count: Int) -> Integers {
    isLess(
        Integers(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
        Integers(repeating: Int32(truncatingIfNeeded: count < 16 ? count : 16)))
}

/// The first `count` values, then zeros.
@inline(__always) func load(_ p: UnsafePointer<Float>, count: Int) -> Floats {
    if count >= 16 { return load(p) }
    var v = Floats.zero
    var i = 0
    while i < count {
        v[i] = p[i]
        i &+= 1
    }
    return v
}

/// Stores the first `count` lanes.
@inline(__always) func store(_ v: Floats, _ p: UnsafeMutablePointer<Float>, count: Int) {
    if count >= 16 { return store(v, p) }
    var i = 0
    while i < count {
        p[i] = v[i]
        i &+= 1
    }
}

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

/// erf x with an absolute error under 4e-7.
///
/// x P(x^2) / Q(x^2) up to |x| = 3.925, and 1 beyond, where the rest is under 3e-8; P and Q of degree 5 by least squares,
/// reweighted towards equal errors (1.7e-8 before rounding).
@inline(__always) func errorFunction(_ x: Floats) -> Floats {
    let (limit, one) = (Floats(repeating: 3.925), Floats(repeating: 1))
    let t = x * x
    var p = Floats(repeating: 2.0308566e-06)
    p = p * t + Floats(repeating: 0.0002874931)
    p = p * t + Floats(repeating: 0.0038763774)
    p = p * t + Floats(repeating: 0.053084504)
    p = p * t + Floats(repeating: 0.19297375)
    p = p * t + Floats(repeating: 1.128379)
    var q = Floats(repeating: 3.803137e-05)
    q = q * t + Floats(repeating: 0.001189762)
    q = q * t + Floats(repeating: 0.015188456)
    q = q * t + Floats(repeating: 0.11516795)
    q = q * t + Floats(repeating: 0.5043502)
    q = q * t + one
    let value = choose(one, x * p / q, where: isLess(limit, x))
    return choose(-one, value, where: isLess(x, -limit))
}
