extension Level {
    /// Packs `columns` columns of `depth` values (the rows of a block, `stride` apart) into panels of `width` columns, less the
    /// columns' `means` where they are given.
    static func packColumns(
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
                packValues(values, count: filled, width: width, means: means.map { $0 + column }, into: panel + k &* width)
                k &+= 1
            }
            panel += depth &* width
            column &+= width
        }
    }
}

/// Writes `count` consecutive values, less their `means` where they are given, and zeros up to `width`.
@inline(__always) private func packValues(
    _ values: UnsafePointer<Float>, count: Int, width: Int, means: UnsafePointer<Double>?, into place: UnsafeMutablePointer<Float>
) {
    var j = 0
    if let means {
        while j < count {
            place[j] = Float(Double(values[j]) - means[j])
            j &+= 1
        }
    } else {
        while j < count {
            place[j] = values[j]
            j &+= 1
        }
    }
    while j < width {
        place[j] = 0
        j &+= 1
    }
}
