/// The bounds of one point, as the kernels pack them: two to a word, each the upper half of a Float. A run of 32 columns has 16
/// words, its first 16 columns their upper halves.
struct PackedBounds {
    let words: UnsafeMutablePointer<UInt32>

    subscript(column: Int) -> Float {
        @inline(__always) get {
            Float(bitPattern: UInt32(UnsafeRawPointer(words).load(fromByteOffset: offset(of: column), as: UInt16.self)) &<< 16)
        }
        @inline(__always) nonmutating set {
            let half = UInt16(truncatingIfNeeded: newValue.bitPattern &>> 16)
            UnsafeMutableRawPointer(words).storeBytes(of: half, toByteOffset: offset(of: column), as: UInt16.self)
        }
    }

    /// Where the bytes of a column begin; the upper half of a word is the second, all CPUs being little-endian. In shifts, because
    /// the division of a signed number takes several.
    @inline(__always) private func offset(of column: Int) -> Int {
        (column &>> 5) &<< 6 | (column & 15) &<< 2 | (~column & 16) &>> 3
    }
}
