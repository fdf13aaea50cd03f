// Everything in this folder is compiled once for each CPU level, so nothing in it may leave a symbol that the linker could
// share between levels: raw pointers, concrete SIMD types and inlined helpers only; no arrays, no generics, no Foundation.
// Sums keep the same lanes and the same order at every level.

typealias Floats = SIMD16<Float>
typealias Doubles = SIMD8<Double>

/// c + a b, rounded once where the CPU can; at v2, where that would be a call of the C library, rounded twice.
@inline(__always) func multiplyAdd(_ a: Floats, _ b: Floats, to c: Floats) -> Floats {
    #if FUSED_MULTIPLY_ADD
    c.addingProduct(a, b)
    #else
    c + a * b
    #endif
}

@inline(__always) func multiplyAdd(_ a: Doubles, _ b: Doubles, to c: Doubles) -> Doubles {
    #if FUSED_MULTIPLY_ADD
    c.addingProduct(a, b)
    #else
    c + a * b
    #endif
}

@inline(__always) func multiplyAdd(_ a: Float, _ b: Float, to c: Float) -> Float {
    #if FUSED_MULTIPLY_ADD
    c.addingProduct(a, b)
    #else
    c + a * b
    #endif
}

@inline(__always) func multiplyAdd(_ a: Double, _ b: Double, to c: Double) -> Double {
    #if FUSED_MULTIPLY_ADD
    c.addingProduct(a, b)
    #else
    c + a * b
    #endif
}

@inline(__always) func load(_ p: UnsafePointer<Float>) -> Floats { UnsafeRawPointer(p).loadUnaligned(as: Floats.self) }
@inline(__always) func load(_ p: UnsafePointer<Double>) -> Doubles { UnsafeRawPointer(p).loadUnaligned(as: Doubles.self) }

@inline(__always) func store(_ v: Floats, _ p: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(p).storeBytes(of: v, as: Floats.self)
}

@inline(__always) func store(_ v: Doubles, _ p: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(p).storeBytes(of: v, as: Doubles.self)
}

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

/// The bits of `a` where the mask is set, of `b` elsewhere.
@inline(__always) func choose(_ a: Integers, _ b: Integers, where mask: Integers) -> Integers { a & mask | b & ~mask }

@inline(__always) func choose(_ a: Floats, _ b: Floats, where mask: Integers) -> Floats {
    unsafeBitCast(
        choose(unsafeBitCast(a, to: Integers.self), unsafeBitCast(b, to: Integers.self), where: mask), to: Floats.self)
}

/// The sum of the lanes, halves added to halves.
@inline(__always) func sum(_ v: Floats) -> Float {
    let v8 = v.lowHalf + v.highHalf
    let v4 = v8.lowHalf + v8.highHalf
    let v2 = v4.lowHalf + v4.highHalf
    return v2[0] + v2[1]
}

@inline(__always) func sum(_ v: Doubles) -> Double {
    let v4 = v.lowHalf + v.highHalf
    let v2 = v4.lowHalf + v4.highHalf
    return v2[0] + v2[1]
}
