extension Level {
    /// C = s A Bᵀ, or C += s A Bᵀ, for packed A of `rows` rows, packed B of `columns` rows and a `scale` s of 1 or -1, which
    /// rounds nothing.
    static func multiplyDoublePanels(
        _ a: UnsafePointer<Double>, rows: Int, _ b: UnsafePointer<Double>, columns: Int, depth: Int, scale: Double,
        accumulate: Bool, tile: UnsafeMutablePointer<Double>, into c: UnsafeMutablePointer<Double>, stride: Int
    ) {
        var column = 0
        while column < columns {
            let width = columns &- column < DoubleTile.columns ? columns &- column : DoubleTile.columns
            var row = 0
            while row < rows {
                let height = rows &- row < DoubleTile.rows ? rows &- row : DoubleTile.rows
                DoubleTile.multiply(a + row &* depth, b + column &* depth, depth: depth, tile: tile)
                var i = 0
                while i < height {
                    let to = c + ((row &+ i) &* stride &+ column)
                    writeRow(tile + i &* DoubleTile.columns, count: width, scale: scale, accumulate: accumulate, to: to)
                    i &+= 1
                }
                row &+= DoubleTile.rows
            }
            column &+= DoubleTile.columns
        }
    }
}

/// The values of one row of a tile, times `scale`, in the place of those at `to`, or added to them.
@inline(__always) private func writeRow(
    _ from: UnsafePointer<Double>, count: Int, scale: Double, accumulate: Bool, to: UnsafeMutablePointer<Double>
) {
    let scales = Doubles(repeating: scale)
    var j = 0
    while j &+ 8 <= count {
        let product = load(from + j) * scales
        store(accumulate ? load(to + j) + product : product, to + j)
        j &+= 8
    }
    while j < count {
        to[j] = accumulate ? to[j] + from[j] * scale : from[j] * scale
        j &+= 1
    }
}
