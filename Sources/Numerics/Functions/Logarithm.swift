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
