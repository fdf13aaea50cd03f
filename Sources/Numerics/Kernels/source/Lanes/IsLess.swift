/// Masks: all bits of a lane set, or none.
typealias Integers = SIMD16<Int32>

/// All bits of each lane where a < b, none elsewhere, so not where one is NaN; neither is -0.
///
/// From the sign of the difference, and selection by bits: SIMD's own masks become code that goes lane by lane.
@inline(__always) func isLess(_ a: Floats, _ b: Floats) -> Integers {
    let difference = unsafeBitCast(a - b, to: Integers.self)
    let beyondInfinity = Integers(repeating: 0x7f80_0000) &- difference & Integers(repeating: .max)
    return (difference & ~beyondInfinity) &>> Integers(repeating: 31)
}

@inline(__always) func isLess(_ a: Integers, _ b: Integers) -> Integers {
    (a &- b) &>> Integers(repeating: 31)
}

/// The lanes before `count`: all bits set, none behind.
@inline(__always) func lanes(before count: Int) -> Integers {
    isLess(
        Integers(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15),
        Integers(repeating: Int32(truncatingIfNeeded: count < 16 ? count : 16)))
}

/// The bits of `a` where the mask is set, of `b` elsewhere.
@inline(__always) func choose(_ a: Integers, _ b: Integers, where mask: Integers) -> Integers { a & mask | b & ~mask }

@inline(__always) func choose(_ a: Floats, _ b: Floats, where mask: Integers) -> Floats {
    unsafeBitCast(
        choose(unsafeBitCast(a, to: Integers.self), unsafeBitCast(b, to: Integers.self), where: mask), to: Floats.self)
}
