// Packing for the double-precision tile, and products of packed panels.

/// Packs `rows` x `depth` values, value (i, k) at i * rowStride + k * depthStride of the source, into panels of `width` rows.
@inline(never)
public func packDoubles(
    _ source: UnsafePointer<Double>, rowStride: Int, depthStride: Int, rows: Int, depth: Int, width: Int,
    into panels: UnsafeMutablePointer<Double>
) {
    var row = 0
    var panel = panels
    while row < rows {
        let filled = rows &- row < width ? rows &- row : width
        let corner = source + row &* rowStride
        if rowStride == 1 {
            var k = 0
            while k < depth {
                let (from, to) = (corner + k &* depthStride, panel + k &* width)
                var i = 0
                while i < filled {
                    to[i] = from[i]
                    i &+= 1
                }
                k &+= 1
            }
        } else {
            var i = 0
            while i < filled {
                let from = corner + i &* rowStride
                var k = 0
                while k < depth {
                    panel[k &* width &+ i] = from[k &* depthStride]
                    k &+= 1
                }
                i &+= 1
            }
        }
        var k = filled < width ? 0 : depth
        while k < depth {
            var i = filled
            while i < width {
                panel[k &* width &+ i] = 0
                i &+= 1
            }
            k &+= 1
        }
        panel += depth &* width
        row &+= width
    }
}

/// C = s A Bᵀ, or C += s A Bᵀ, for packed A of `rows` rows, packed B of `columns` rows and a `scale` s of 1 or -1, which
/// rounds nothing.
@inline(never)
public func multiplyDoublePanels(
    _ a: UnsafePointer<Double>, rows: Int, _ b: UnsafePointer<Double>, columns: Int, depth: Int, scale: Double,
    accumulate: Bool, tile: UnsafeMutablePointer<Double>, into c: UnsafeMutablePointer<Double>, stride: Int
) {
    let scales = Doubles(repeating: scale)
    var column = 0
    while column < columns {
        let width = columns &- column < doubleTileColumns ? columns &- column : doubleTileColumns
        var row = 0
        while row < rows {
            let height = rows &- row < doubleTileRows ? rows &- row : doubleTileRows
            multiplyTile(a + row &* depth, b + column &* depth, depth: depth, tile: tile)
            var i = 0
            while i < height {
                let from = tile + i &* doubleTileColumns
                let to = c + ((row &+ i) &* stride &+ column)
                var j = 0
                while j &+ 8 <= width {
                    let product = load(from + j) * scales
                    store(accumulate ? load(to + j) + product : product, to + j)
                    j &+= 8
                }
                while j < width {
                    to[j] = accumulate ? to[j] + from[j] * scale : from[j] * scale
                    j &+= 1
                }
                i &+= 1
            }
            row &+= doubleTileRows
        }
        column &+= doubleTileColumns
    }
}
