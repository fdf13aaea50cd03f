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
