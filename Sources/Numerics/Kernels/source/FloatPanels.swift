// Packing for the single-precision tile, and products of packed panels.

/// Packs `rows` rows of `depth` consecutive values, `stride` apart, into panels of `width` rows. Where `means` is given, one
/// for each of the `depth` places, it is subtracted first, in double precision.
@inline(never)
public func packRows(
    _ source: UnsafePointer<Float>, stride: Int, rows: Int, depth: Int, width: Int, means: UnsafePointer<Double>?,
    into panels: UnsafeMutablePointer<Float>
) {
    var row = 0
    var panel = panels
    while row < rows {
        var i = 0
        while i < width {
            var k = 0
            if row &+ i >= rows {
                while k < depth {
                    panel[k &* width &+ i] = 0
                    k &+= 1
                }
            } else if let means {
                let values = source + (row &+ i) &* stride
                while k < depth {
                    panel[k &* width &+ i] = Float(Double(values[k]) - means[k])
                    k &+= 1
                }
            } else if row &+ i &+ 4 <= rows, i &+ 4 <= width {
                packFourRows(source + (row &+ i) &* stride, stride: stride, depth: depth, width: width, into: panel + i)
                i &+= 3
            } else {
                let values = source + (row &+ i) &* stride
                while k < depth {
                    panel[k &* width &+ i] = values[k]
                    k &+= 1
                }
            }
            i &+= 1
        }
        panel += depth &* width
        row &+= width
    }
}

@inline(__always) private func interleaved(_ a: SIMD4<Float>, _ b: SIMD4<Float>) -> SIMD8<Float> {
    SIMD8(a[0], b[0], a[1], b[1], a[2], b[2], a[3], b[3])
}

/// Packs four rows side by side: value k of each at k * width, four by four values transposed in registers.
@inline(__always) private func packFourRows(
    _ source: UnsafePointer<Float>, stride: Int, depth: Int, width: Int, into panel: UnsafeMutablePointer<Float>
) {
    typealias Four = SIMD4<Float>
    @inline(__always) func row(_ index: Int, _ k: Int) -> Four {
        UnsafeRawPointer(source + (index &* stride &+ k)).loadUnaligned(as: Four.self)
    }
    @inline(__always) func put(_ values: Four, _ k: Int) {
        UnsafeMutableRawPointer(panel + k &* width).storeBytes(of: values, as: Four.self)
    }
    var k = 0
    while k &+ 4 <= depth {
        let (ac, bd) = (interleaved(row(0, k), row(2, k)), interleaved(row(1, k), row(3, k)))
        let (low, high) = (interleaved(ac.lowHalf, bd.lowHalf), interleaved(ac.highHalf, bd.highHalf))
        put(low.lowHalf, k)
        put(low.highHalf, k &+ 1)
        put(high.lowHalf, k &+ 2)
        put(high.highHalf, k &+ 3)
        k &+= 4
    }
    while k < depth {
        put(Four(source[k], source[stride &+ k], source[2 &* stride &+ k], source[3 &* stride &+ k]), k)
        k &+= 1
    }
}

/// Packs `columns` columns of `depth` values (the rows of a block, `stride` apart) into panels of `width` columns, less the
/// columns' `means` where they are given.
@inline(never)
public func packColumns(
    _ source: UnsafePointer<Float>, stride: Int, columns: Int, depth: Int, width: Int, means: UnsafePointer<Double>?,
    into panels: UnsafeMutablePointer<Float>
) {
    var column = 0
    var panel = panels
    while column < columns {
        let filled = columns &- column < width ? columns &- column : width
        var k = 0
        while k < depth {
            let values = source + (k &* stride &+ column)
            let place = panel + k &* width
            var j = 0
            if let means {
                while j < filled {
                    place[j] = Float(Double(values[j]) - means[column &+ j])
                    j &+= 1
                }
            } else {
                while j < filled {
                    place[j] = values[j]
                    j &+= 1
                }
            }
            while j < width {
                place[j] = 0
                j &+= 1
            }
            k &+= 1
        }
        panel += depth &* width
        column &+= width
    }
}

/// C = A Bᵀ, or C += A Bᵀ, for packed A of `rows` rows and packed B of `columns` rows. `tile` is scratch for one tile.
///
/// A panel of the right side stays in the first cache while the left side passes by.
@inline(never)
public func multiplyPanels(
    _ a: UnsafePointer<Float>, rows: Int, _ b: UnsafePointer<Float>, columns: Int, depth: Int, accumulate: Bool,
    tile: UnsafeMutablePointer<Float>, into c: UnsafeMutablePointer<Float>, stride: Int
) {
    var column = 0
    while column < columns {
        let width = columns &- column < tileColumns ? columns &- column : tileColumns
        var row = 0
        while row < rows {
            let height = rows &- row < tileRows ? rows &- row : tileRows
            multiplyTile(a + row &* depth, b + column &* depth, depth: depth, tile: tile)
            var i = 0
            while i < height {
                let from = tile + i &* tileColumns
                let to = c + ((row &+ i) &* stride &+ column)
                var j = 0
                while j &+ 16 <= width {
                    store(accumulate ? load(to + j) + load(from + j) : load(from + j), to + j)
                    j &+= 16
                }
                while j < width {
                    to[j] = accumulate ? to[j] + from[j] : from[j]
                    j &+= 1
                }
                i &+= 1
            }
            row &+= tileRows
        }
        column &+= tileColumns
    }
}

/// C += A Bᵀ into double precision: sums of `depth` products are single, sums of those are double.
///
/// Tiles wholly above the diagonal of the matrix that C is a part of are left out; it begins in column `diagonal` of C.
@inline(never)
public func accumulatePanels(
    _ a: UnsafePointer<Float>, rows: Int, _ b: UnsafePointer<Float>, columns: Int, depth: Int,
    diagonal: Int, tile: UnsafeMutablePointer<Float>, into c: UnsafeMutablePointer<Double>, stride: Int
) {
    var column = 0
    while column < columns {
        let width = columns &- column < tileColumns ? columns &- column : tileColumns
        var row = column &- diagonal &- tileRows &+ 1
        row = row > 0 ? (row &+ tileRows &- 1) / tileRows &* tileRows : 0
        while row < rows {
            let height = rows &- row < tileRows ? rows &- row : tileRows
            multiplyTile(a + row &* depth, b + column &* depth, depth: depth, tile: tile)
            var i = 0
            while i < height {
                let from = tile + i &* tileColumns
                let to = c + ((row &+ i) &* stride &+ column)
                var j = 0
                while j < width {
                    to[j] += Double(from[j])
                    j &+= 1
                }
                i &+= 1
            }
            row &+= tileRows
        }
        column &+= tileColumns
    }
}
