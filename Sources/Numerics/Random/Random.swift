/// SplitMix64, the generator that Blackman and Vigna recommend for seeding xoshiro: one 64-bit counter, mixed.
///
/// Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators" (2014); https://prng.di.unimi.it/splitmix64.c.
public struct SplitMix64: RandomNumberGenerator, Sendable {
    @usableFromInline var state: UInt64

    public init(state: UInt64) { self.state = state }

    @inlinable public mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var z = state
        z = (z ^ (z &>> 30)) &* 0xbf58_476d_1ce4_e5b9
        z = (z ^ (z &>> 27)) &* 0x94d0_49bb_1331_11eb
        return z ^ (z &>> 31)
    }
}

/// xoshiro256**: 256 bits of state, period 2^256 - 1, the same numbers on every platform.
///
/// Every source of randomness in usergap is one of these, made from the user's seed and the name of what it is for, so that
/// adding a draw to one purpose leaves the draws of all the others alone.
///
/// Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators" (2018);
/// https://prng.di.unimi.it/xoshiro256starstar.c.
public struct Xoshiro256: RandomNumberGenerator, Sendable {
    @usableFromInline var s0: UInt64
    @usableFromInline var s1: UInt64
    @usableFromInline var s2: UInt64
    @usableFromInline var s3: UInt64

    /// The generator for one purpose, named like "quantize:kmeans"; the state is four outputs of SplitMix64 started from the
    /// mixed seed XOR the FNV-1a hash of the name.
    public init(seed: UInt64, stream: String) {
        var seeding = SplitMix64(state: seed)
        seeding = SplitMix64(state: seeding.next() ^ fnv1a(stream.utf8))
        self.init(state: (seeding.next(), seeding.next(), seeding.next(), seeding.next()))
    }

    /// A generator in a given state; the all-zero state, in which xoshiro would stay for ever, is replaced by (1, 0, 0, 0).
    init(state: (UInt64, UInt64, UInt64, UInt64)) {
        (s0, s1, s2, s3) = state
        if s0 | s1 | s2 | s3 == 0 { s0 = 1 }
    }

    @inlinable public mutating func next() -> UInt64 {
        let result = rotatedLeft(s1 &* 5, by: 7) &* 9
        let t = s1 &<< 17
        s2 ^= s0
        s3 ^= s1
        s1 ^= s2
        s0 ^= s3
        s2 ^= t
        s3 = rotatedLeft(s3, by: 45)
        return result
    }
}

@inlinable func rotatedLeft(_ x: UInt64, by count: UInt64) -> UInt64 { (x &<< count) | (x &>> (64 &- count)) }

/// The 64-bit Fowler-Noll-Vo hash, variant 1a.
public func fnv1a(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
}

extension RandomNumberGenerator {
    /// A uniform integer in 0 ..< bound, without bias; 0, with no draw, when `bound` is 1 or less.
    ///
    /// Written out here because the standard library does not promise to keep its own way of doing it.
    /// Source: Lemire, "Fast random integer generation in an interval" (2019).
    @inlinable public mutating func integer(below bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        let bound = UInt64(bound)
        var product = next().multipliedFullWidth(by: bound)
        if product.low < bound {
            let threshold = (0 &- bound) % bound
            while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
        }
        return Int(product.high)
    }

    /// A uniform Double in [0, 1): the upper 53 bits of one draw, divided by 2^53.
    @inlinable public mutating func uniform() -> Double { Double(next() &>> 11) * 0x1p-53 }

    /// A draw from the normal law of mean 0 and variance 1, by Marsaglia's polar method; the second of each pair is dropped.
    ///
    /// Uses only + - * / and the square root, which IEEE 754 rounds exactly, so all platforms agree to the last bit.
    @inlinable public mutating func normal() -> Double {
        while true {
            let u = 2 * uniform() - 1
            let v = 2 * uniform() - 1
            let s = u * u + v * v
            if s > 0, s < 1 { return u * (-2 * naturalLogarithm(s) / s).squareRoot() }
        }
    }

    /// Puts the elements of `array` in a uniformly random order (Fisher-Yates, from the front). O(n).
    @inlinable public mutating func shuffle<Element>(_ array: inout [Element]) {
        partialShuffle(&array, count: array.count)
    }

    /// Brings a uniform sample without replacement, in random order, to the first `count` places of `array`; a `count` past
    /// the end shuffles all, one under 1 nothing. O(count).
    @inlinable public mutating func partialShuffle<Element>(_ array: inout [Element], count: Int) {
        for i in 0..<max(0, min(count, array.count)) {
            array.swapAt(i, i + integer(below: array.count - i))
        }
    }
}

/// ln x of a positive normal Double, to about one unit in the last place, from exactly rounded operations alone: the C
/// library's `log` differs in its last bit between platforms, and between CPUs on one platform.
///
/// ln(2^e m) = e ln 2 + 2 artanh((m - 1) / (m + 1)), m in [sqrt 1/2, sqrt 2).
@usableFromInline func naturalLogarithm(_ x: Double) -> Double {
    var m = x.significand
    var e = Double(x.exponent)
    if m > 1.4142135623730951 { (m, e) = (m / 2, e + 1) }
    let t = (m - 1) / (m + 1)
    let t2 = t * t
    var series = 0.0
    // |t| <= 0.1716, so the first term left out, t^23 / 23, is under 1e-19.
    for odd in stride(from: 21.0, through: 3.0, by: -2.0) { series = (series + 1 / odd) * t2 }
    return e * 0x1.62e42fefa39efp-1 + (e * 0x1.abc9e3b39803fp-56 + 2 * (t + t * series))
}
