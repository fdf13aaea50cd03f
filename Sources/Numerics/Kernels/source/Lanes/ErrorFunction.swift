// Exactly rounded operations alone, one by one: the C library's differs between platforms, and a chain of fused ones comes
// apart into lanes.

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
