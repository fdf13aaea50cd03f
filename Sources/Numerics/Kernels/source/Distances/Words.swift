/// Lower bounds of distances, two to a word: the upper halves of two Floats, cut off, which never makes a positive number
/// larger. In each run of 32 columns, word j holds column j in its upper half and column j + 16 in its lower.
typealias Words = SIMD16<UInt32>

@inline(__always) func upper(_ words: Words) -> Floats {
    unsafeBitCast(words & Words(repeating: 0xffff_0000), to: Floats.self)
}

@inline(__always) func lower(_ words: Words) -> Floats {
    unsafeBitCast(words &<< Words(repeating: 16), to: Floats.self)
}

@inline(__always) func loadWords(_ p: UnsafePointer<UInt32>) -> Words {
    UnsafeRawPointer(p).loadUnaligned(as: Words.self)
}

@inline(__always) func union(_ v: Words) -> UInt32 {
    let v8 = v.lowHalf | v.highHalf
    let v4 = v8.lowHalf | v8.highHalf
    let v2 = v4.lowHalf | v4.highHalf
    return v2[0] | v2[1]
}
