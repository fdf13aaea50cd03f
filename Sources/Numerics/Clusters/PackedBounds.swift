/// The bounds of one point, as the kernels pack them: two to a word, each the upper half of a Float.
struct PackedBounds {
    let words: UnsafeMutablePointer<UInt32>

    subscript(column: Int) -> Float {
        @inline(__always) get {
            let word = words[column / 32 * 16 + column % 16]
            return Float(bitPattern: column & 16 == 0 ? word & 0xffff_0000 : word << 16)
        }
        @inline(__always) nonmutating set {
            let word = words + (column / 32 * 16 + column % 16)
            let bits = newValue.bitPattern
            word.pointee = column & 16 == 0 ? word.pointee & 0xffff | bits & 0xffff_0000 : word.pointee & 0xffff_0000 | bits >> 16
        }
    }
}
