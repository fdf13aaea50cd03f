/// Eight lanes of double precision.
typealias Doubles = SIMD8<Double>

@inline(__always) func load(_ p: UnsafePointer<Double>) -> Doubles { UnsafeRawPointer(p).loadUnaligned(as: Doubles.self) }

@inline(__always) func store(_ v: Doubles, _ p: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(p).storeBytes(of: v, as: Doubles.self)
}

/// The sum of the lanes, halves added to halves.
@inline(__always) func sum(_ v: Doubles) -> Double {
    let v4 = v.lowHalf + v.highHalf
    let v2 = v4.lowHalf + v4.highHalf
    return v2[0] + v2[1]
}
