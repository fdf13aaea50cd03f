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
