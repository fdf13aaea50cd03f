/// numpy's default generator, so that what its users drew with a seed can be drawn again: PCG64 (XSL-RR), seeded by SeedSequence,
/// with bounded integers by Lemire's method on halves of 64-bit draws.
///
/// Sources: O'Neill, "PCG: A family of simple fast space-efficient statistically good algorithms for random number generation"
/// (2014); numpy 2.4, numpy/random (pcg64.h, bit_generator.pyx, distributions.c).
struct PCG64: Sendable {
    private var state: Wide
    private let increment: Wide
    /// The upper half of a draw whose lower half was used.
    private var spare: UInt32?

    /// numpy.random.default_rng(seed).
    init(seed: UInt64) {
        let words = SeedSequence(seed).words(8)
        func wide(_ first: Int) -> Wide {
            func long(_ index: Int) -> UInt64 { UInt64(words[index]) | UInt64(words[index + 1]) << 32 }
            return Wide(high: long(first), low: long(first + 2))
        }
        let start = wide(4)
        increment = Wide(high: start.high << 1 | start.low >> 63, low: start.low << 1 | 1)
        state = increment &+ wide(0)
        step()
    }

    private mutating func step() { state = state &* Wide(high: 0x2360_ED05_1FC6_5DA4, low: 0x4385_DF64_9FCC_F645) &+ increment }

    mutating func next() -> UInt64 {
        step()
        let (mixed, turn) = (state.high ^ state.low, state.high >> 58)
        return mixed >> turn | mixed << ((64 - turn) & 63)
    }

    private mutating func nextHalf() -> UInt32 {
        if let half = spare {
            spare = nil
            return half
        }
        let draw = next()
        spare = UInt32(truncatingIfNeeded: draw >> 32)
        return UInt32(truncatingIfNeeded: draw)
    }

    /// A uniform integer in 0 ..< bound as `Generator.integers(bound)` draws it; 0, without a draw, for a bound of 1 or less. Bounds
    /// go up to 2^32 - 1.
    mutating func integer(below bound: Int) -> Int {
        guard bound > 1 else { return 0 }
        let range = UInt64(UInt32(clamping: bound))
        var product = UInt64(nextHalf()) * range
        if product & 0xFFFF_FFFF < range {
            let threshold = (0x1_0000_0000 - range) % range
            while product & 0xFFFF_FFFF < threshold { product = UInt64(nextHalf()) * range }
        }
        return Int(product >> 32)
    }
}

/// An unsigned integer of 128 bits, modulo 2^128.
private struct Wide: Sendable {
    var high: UInt64
    var low: UInt64

    static func &+ (first: Wide, second: Wide) -> Wide {
        let (low, carry) = first.low.addingReportingOverflow(second.low)
        return Wide(high: first.high &+ second.high &+ (carry ? 1 : 0), low: low)
    }

    static func &* (first: Wide, second: Wide) -> Wide {
        let low = first.low.multipliedFullWidth(by: second.low)
        return Wide(high: low.high &+ first.high &* second.low &+ first.low &* second.high, low: low.low)
    }
}

/// numpy's SeedSequence without spawn keys: spreads a seed over as many words of state as are needed.
private struct SeedSequence {
    private var pool: [UInt32]

    init(_ seed: UInt64) {
        var constant: UInt32 = 0x43B0_D7E5
        func hashed(_ word: UInt32) -> UInt32 {
            var word = word ^ constant
            constant = constant &* 0x931E_8875
            word = word &* constant
            return word ^ word >> 16
        }
        pool = [UInt32(truncatingIfNeeded: seed), UInt32(seed >> 32), 0, 0].map(hashed)
        for source in pool.indices {
            for target in pool.indices where target != source {
                let mixed = 0xCA01_F9DD &* pool[target] &- 0x4973_F715 &* hashed(pool[source])
                pool[target] = mixed ^ mixed >> 16
            }
        }
    }

    func words(_ count: Int) -> [UInt32] {
        var constant: UInt32 = 0x8B51_F9DD
        return (0..<count).map { index in
            var word = pool[index % pool.count] ^ constant
            constant = constant &* 0x58F3_8DED
            word = word &* constant
            return word ^ word >> 16
        }
    }
}
