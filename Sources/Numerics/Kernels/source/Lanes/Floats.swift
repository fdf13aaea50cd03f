/// Sixteen lanes of single precision.
typealias Floats = SIMD16<Float>

@inline(__always) func load(_ p: UnsafePointer<Float>) -> Floats { UnsafeRawPointer(p).loadUnaligned(as: Floats.self) }

@inline(__always) func store(_ v: Floats, _ p: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(p).storeBytes(of: v, as: Floats.self)
}

/// The first `count` values, then zeros.
@inline(__always) func load(_ p: UnsafePointer<Float>, count: Int) -> Floats {
    if count >= 16 { return load(p) }
    var v = Floats.zero
    var i = 0
    while i < count {
        v[i] = p[i]
        i &+= 1
    }
    return v
}

/// Stores the first `count` lanes.
@inline(__always) func store(_ v: Floats, _ p: UnsafeMutablePointer<Float>, count: Int) {
    if count >= 16 { return store(v, p) }
    var i = 0
    while i < count {
        p[i] = v[i]
        i &+= 1
    }
}

/// The sum of the lanes, halves added to halves.
@inline(__always) func sum(_ v: Floats) -> Float {
    let v8 = v.lowHalf + v.highHalf
    let v4 = v8.lowHalf + v8.highHalf
    let v2 = v4.lowHalf + v4.highHalf
    return v2[0] + v2[1]
}
