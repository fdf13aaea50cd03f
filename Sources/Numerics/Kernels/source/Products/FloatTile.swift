/// The single-precision register tile: `rows` x `columns` dot products at once.
///
/// Both sides are packed in panels: panel p of the left side holds rows p * `rows` ..., element (i, k) at k * `rows` + i;
/// the right side likewise by `columns`. A panel is padded with zeros to its full width.
enum FloatTile {
    #if WIDE_TILE
    /// Thirty-two registers of a whole vector each: 24 sums, 2 of the right side, 1 of the left.
    static var rows: Int { 12 }
    static var columns: Int { 32 }

    /// The product of one panel of each side over `depth`, in the order of k, to `tile` (row after row, columns apart).
    @inline(__always) static func multiply(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, depth: Int, tile: UnsafeMutablePointer<Float>
    ) {
        var r0 = (left: Floats.zero, right: Floats.zero)
        var (r1, r2, r3, r4, r5, r6, r7, r8, r9, r10, r11) = (r0, r0, r0, r0, r0, r0, r0, r0, r0, r0, r0)
        var (a, b) = (a, b)
        var k = 0
        while k < depth {
            let row: TileRow = (load(b), load(b + 16))
            add(a[0], row, to: &r0)
            add(a[1], row, to: &r1)
            add(a[2], row, to: &r2)
            add(a[3], row, to: &r3)
            add(a[4], row, to: &r4)
            add(a[5], row, to: &r5)
            add(a[6], row, to: &r6)
            add(a[7], row, to: &r7)
            add(a[8], row, to: &r8)
            add(a[9], row, to: &r9)
            add(a[10], row, to: &r10)
            add(a[11], row, to: &r11)
            a += rows
            b += columns
            k &+= 1
        }
        store(r0, tile)
        store(r1, tile + 32)
        store(r2, tile + 64)
        store(r3, tile + 96)
        store(r4, tile + 128)
        store(r5, tile + 160)
        store(r6, tile + 192)
        store(r7, tile + 224)
        store(r8, tile + 256)
        store(r9, tile + 288)
        store(r10, tile + 320)
        store(r11, tile + 352)
    }
    #else
    /// Sixteen registers of half a vector each: 12 sums, 2 of the right side, 1 of the left.
    static var rows: Int { 6 }
    static var columns: Int { 16 }

    /// The product of one panel of each side over `depth`, in the order of k, to `tile` (row after row, columns apart).
    @inline(__always) static func multiply(
        _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, depth: Int, tile: UnsafeMutablePointer<Float>
    ) {
        var r0 = Floats.zero
        var (r1, r2, r3, r4, r5) = (r0, r0, r0, r0, r0)
        var (a, b) = (a, b)
        var k = 0
        while k < depth {
            let row = load(b)
            r0 = multiplyAdd(Floats(repeating: a[0]), row, to: r0)
            r1 = multiplyAdd(Floats(repeating: a[1]), row, to: r1)
            r2 = multiplyAdd(Floats(repeating: a[2]), row, to: r2)
            r3 = multiplyAdd(Floats(repeating: a[3]), row, to: r3)
            r4 = multiplyAdd(Floats(repeating: a[4]), row, to: r4)
            r5 = multiplyAdd(Floats(repeating: a[5]), row, to: r5)
            a += rows
            b += columns
            k &+= 1
        }
        store(r0, tile)
        store(r1, tile + 16)
        store(r2, tile + 32)
        store(r3, tile + 48)
        store(r4, tile + 64)
        store(r5, tile + 80)
    }
    #endif
}

#if WIDE_TILE
private typealias TileRow = (left: Floats, right: Floats)

@inline(__always) private func add(_ a: Float, _ b: TileRow, to row: inout TileRow) {
    let a = Floats(repeating: a)
    row.left = multiplyAdd(a, b.left, to: row.left)
    row.right = multiplyAdd(a, b.right, to: row.right)
}

@inline(__always) private func store(_ row: TileRow, _ p: UnsafeMutablePointer<Float>) {
    store(row.left, p)
    store(row.right, p + 16)
}
#endif

extension Level {
    static var tileRows: Int { FloatTile.rows }
    static var tileColumns: Int { FloatTile.columns }
}
