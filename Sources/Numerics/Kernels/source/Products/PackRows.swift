extension Level {
    /// Packs `rows` rows of `depth` consecutive values, `stride` apart, into panels of `width` rows. Where `means` is given, one
    /// for each of the `depth` places, it is subtracted first, in double precision.
    static func packRows(
        _ source: UnsafePointer<Float>, stride: Int, rows: Int, depth: Int, width: Int, means: UnsafePointer<Double>?,
        into panels: UnsafeMutablePointer<Float>
    ) {
        var row = 0
        var panel = panels
        while row < rows {
            let filled = rows &- row < width ? rows &- row : width
            packPanel(source + row &* stride, stride: stride, rows: filled, depth: depth, width: width, means: means, into: panel)
            panel += depth &* width
            row &+= width
        }
    }
}

/// Packs the rows of one panel, at most `width`, and zeros for those that are missing.
@inline(__always) private func packPanel(
    _ source: UnsafePointer<Float>, stride: Int, rows: Int, depth: Int, width: Int, means: UnsafePointer<Double>?,
    into panel: UnsafeMutablePointer<Float>
) {
    var i = 0
    if let means {
        while i < rows {
            packRow(source + i &* stride, depth: depth, width: width, means: means, into: panel + i)
            i &+= 1
        }
    } else {
        while i &+ 4 <= rows {
            packFourRows(source + i &* stride, stride: stride, depth: depth, width: width, into: panel + i)
            i &+= 4
        }
        while i < rows {
            packRow(source + i &* stride, depth: depth, width: width, into: panel + i)
            i &+= 1
        }
    }
    while i < width {
        var k = 0
        while k < depth {
            panel[k &* width &+ i] = 0
            k &+= 1
        }
        i &+= 1
    }
}

@inline(__always) private func packRow(
    _ values: UnsafePointer<Float>, depth: Int, width: Int, means: UnsafePointer<Double>, into panel: UnsafeMutablePointer<Float>
) {
    var k = 0
    while k < depth {
        panel[k &* width] = Float(Double(values[k]) - means[k])
        k &+= 1
    }
}

@inline(__always) private func packRow(
    _ values: UnsafePointer<Float>, depth: Int, width: Int, into panel: UnsafeMutablePointer<Float>
) {
    var k = 0
    while k < depth {
        panel[k &* width] = values[k]
        k &+= 1
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
