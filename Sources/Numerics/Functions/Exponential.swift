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

/// e^(x scale) of `count` numbers, a multiple of 8, where x scale is not positive; eight at a time, and otherwise as `exponential`.
func writeExponentials(_ x: UnsafePointer<Double>, times scale: Double, count: Int, to results: UnsafeMutablePointer<Double>) {
    let (from, to) = (UnsafeRawPointer(x), UnsafeMutableRawPointer(results))
    // 1.5 x 2^52 moves a number's whole part into its last bits.
    let shift = SIMD8<Double>(repeating: 0x1.8p52)
    reciprocals.withUnsafeBufferPointer { reciprocals in
        for offset in stride(from: 0, to: count * 8, by: 64) {
            let x = from.loadUnaligned(fromByteOffset: offset, as: SIMD8<Double>.self) * scale
            let shifted = x * 0x1.71547652b82fep0 + shift
            let n = shifted - shift
            let r = (x - n * 0x1.62e42feep-1) - n * 0x1.a39ef35793c76p-33
            var series = SIMD8<Double>(repeating: 1)
            for reciprocal in reciprocals { series = 1 + series * (r * reciprocal) }
            let exponents = unsafeBitCast(shifted, to: SIMD8<Int64>.self) &<< 52
            let powers = unsafeBitCast(unsafeBitCast(series, to: SIMD8<Int64>.self) &+ exponents, to: SIMD8<Double>.self)
            to.storeBytes(of: powers, toByteOffset: offset, as: SIMD8<Double>.self)
            if x.min() < -700 {
                for place in 0..<8 where x[place] < -700 { results[offset / 8 + place] = 0 }
            }
        }
    }
}

/// 1/13, 1/12 ... 1.
private let reciprocals: [Double] = stride(from: 13.0, through: 1.0, by: -1.0).map { 1 / $0 }
