/// e^x to about one unit in the last place, from exactly rounded operations alone: the C library's `exp` differs in its last
/// bit between platforms, and results here must not.
///
/// 0 below -700 and infinite above 700. e^x = 2^n e^r with |r| <= ln 2 / 2.
public func exponential(_ x: Double) -> Double {
    guard abs(x) <= 700 else { return x.isNaN ? x : x < 0 ? 0 : .infinity }
    let n = (x * 0x1.71547652b82fep0).rounded()
    // ln 2 in two parts, of which n times the first is exact.
    let r = (x - n * 0x1.62e42feep-1) - n * 0x1.a39ef35793c76p-33
    // The first term left out, r^14 / 14!, is under 1e-17.
    var series = 1.0
    for term in stride(from: 13.0, through: 1.0, by: -1.0) { series = 1 + series * (r / term) }
    return Double(sign: .plus, exponent: Int(n), significand: series)
}

/// ln x, with an error under 1e-15 (1 + |ln x|); -infinity for 0, NaN below.
///
/// Halley's iteration for e^y = m with m in [1, 2), whose error goes from under 0.06 by its cube / 12 each time.
public func logarithm(_ x: Double) -> Double {
    guard x > 0 else { return x == 0 ? -.infinity : .nan }
    guard x.isFinite else { return x }
    var y = (x.significand - 1) * 0x1.62e42fefa39efp-1
    for _ in 0..<3 {
        let power = exponential(y)
        y += 2 * (x.significand - power) / (x.significand + power)
    }
    return y + Double(x.exponent) * 0x1.62e42fefa39efp-1
}
