extension Level {
    /// C = A Bᵀ, or C += A Bᵀ, for packed A of `rows` rows and packed B of `columns` rows. `tile` is scratch for one tile.
    ///
    /// A panel of the right side stays in the first cache while the left side passes by.
    static func multiplyPanels(
        _ a: UnsafePointer<Float>, rows: Int, _ b: UnsafePointer<Float>, columns: Int, depth: Int, accumulate: Bool,
        tile: UnsafeMutablePointer<Float>, into c: UnsafeMutablePointer<Float>, stride: Int
    ) {
        var column = 0
        while column < columns {
            let width = columns &- column < FloatTile.columns ? columns &- column : FloatTile.columns
            var row = 0
            while row < rows {
                let height = rows &- row < FloatTile.rows ? rows &- row : FloatTile.rows
                FloatTile.multiply(a + row &* depth, b + column &* depth, depth: depth, tile: tile)
                var i = 0
                while i < height {
                    let to = c + ((row &+ i) &* stride &+ column)
                    writeRow(tile + i &* FloatTile.columns, count: width, accumulate: accumulate, to: to)
                    i &+= 1
                }
                row &+= FloatTile.rows
            }
            column &+= FloatTile.columns
        }
    }
}

/// The values of one row of a tile in the place of those at `to`, or added to them.
@inline(__always) private func writeRow(
    _ from: UnsafePointer<Float>, count: Int, accumulate: Bool, to: UnsafeMutablePointer<Float>
) {
    var j = 0
    while j &+ 16 <= count {
        store(accumulate ? load(to + j) + load(from + j) : load(from + j), to + j)
        j &+= 16
    }
    while j < count {
        to[j] = accumulate ? to[j] + from[j] : from[j]
        j &+= 1
    }
}
