extension Level {
    /// C += A Bᵀ into double precision: sums of `depth` products are single, sums of those are double.
    ///
    /// Tiles wholly above the diagonal of the matrix that C is a part of are left out; it begins in column `diagonal` of C.
    static func accumulatePanels(
        _ a: UnsafePointer<Float>, rows: Int, _ b: UnsafePointer<Float>, columns: Int, depth: Int,
        diagonal: Int, tile: UnsafeMutablePointer<Float>, into c: UnsafeMutablePointer<Double>, stride: Int
    ) {
        var column = 0
        while column < columns {
            let width = columns &- column < FloatTile.columns ? columns &- column : FloatTile.columns
            var row = column &- diagonal &- FloatTile.rows &+ 1
            row = row > 0 ? (row &+ FloatTile.rows &- 1) / FloatTile.rows &* FloatTile.rows : 0
            while row < rows {
                let height = rows &- row < FloatTile.rows ? rows &- row : FloatTile.rows
                FloatTile.multiply(a + row &* depth, b + column &* depth, depth: depth, tile: tile)
                var i = 0
                while i < height {
                    addRow(tile + i &* FloatTile.columns, count: width, to: c + ((row &+ i) &* stride &+ column))
                    i &+= 1
                }
                row &+= FloatTile.rows
            }
            column &+= FloatTile.columns
        }
    }
}

@inline(__always) private func addRow(_ from: UnsafePointer<Float>, count: Int, to: UnsafeMutablePointer<Double>) {
    var j = 0
    while j < count {
        to[j] += Double(from[j])
        j &+= 1
    }
}
