extension Level {
    /// Packs `rows` x `depth` values, value (i, k) at i * rowStride + k * depthStride of the source, into panels of `width` rows.
    static func packDoubles(
        _ source: UnsafePointer<Double>, rowStride: Int, depthStride: Int, rows: Int, depth: Int, width: Int,
        into panels: UnsafeMutablePointer<Double>
    ) {
        var row = 0
        var panel = panels
        while row < rows {
            let filled = rows &- row < width ? rows &- row : width
            let corner = source + row &* rowStride
            if rowStride == 1 {
                copyColumns(corner, depthStride: depthStride, rows: filled, depth: depth, width: width, into: panel)
            } else {
                copyRows(
                    corner, rowStride: rowStride, depthStride: depthStride, rows: filled, depth: depth, width: width, into: panel)
            }
            if filled < width { clear(from: filled, depth: depth, width: width, panel) }
            panel += depth &* width
            row &+= width
        }
    }
}

@inline(__always) private func copyColumns(
    _ source: UnsafePointer<Double>, depthStride: Int, rows: Int, depth: Int, width: Int, into panel: UnsafeMutablePointer<Double>
) {
    var k = 0
    while k < depth {
        let (from, to) = (source + k &* depthStride, panel + k &* width)
        var i = 0
        while i < rows {
            to[i] = from[i]
            i &+= 1
        }
        k &+= 1
    }
}

@inline(__always) private func copyRows(
    _ source: UnsafePointer<Double>, rowStride: Int, depthStride: Int, rows: Int, depth: Int, width: Int,
    into panel: UnsafeMutablePointer<Double>
) {
    var i = 0
    while i < rows {
        let from = source + i &* rowStride
        var k = 0
        while k < depth {
            panel[k &* width &+ i] = from[k &* depthStride]
            k &+= 1
        }
        i &+= 1
    }
}

/// Zeros in the places of rows that are missing.
@inline(__always) private func clear(from rows: Int, depth: Int, width: Int, _ panel: UnsafeMutablePointer<Double>) {
    var k = 0
    while k < depth {
        var i = rows
        while i < width {
            panel[k &* width &+ i] = 0
            i &+= 1
        }
        k &+= 1
    }
}
