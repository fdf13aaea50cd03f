extension Level {
    /// x_ij = e^(scale x_ij) / sum_j e^(scale x_ij) over `columns`, for `rows` rows, `stride` apart: a multiple of 16 not under
    /// `columns`, for the values behind them are written too, as zeros.
    static func softmaxRows(_ x: UnsafeMutablePointer<Float>, stride: Int, rows: Int, columns: Int, scale: Float) {
        let lowest = Floats(repeating: -Float.greatestFiniteMagnitude)
        let full = columns / 16 &* 16
        let rest = lanes(before: columns &- full)
        var row = 0
        while row < rows {
            let values = x + row &* stride
            var most = lowest
            var j = 0
            while j < full {
                let v = load(values + j)
                most = choose(v, most, where: isLess(most, v))
                j &+= 16
            }
            if full < columns {
                let v = choose(load(values + full), lowest, where: rest)
                most = choose(v, most, where: isLess(most, v))
            }
            let (top, factor) = (Floats(repeating: largest(most)), Floats(repeating: scale))
            var total = Floats.zero
            j = 0
            while j < full {
                let v = exponential((load(values + j) - top) * factor)
                total += v
                store(v, values + j)
                j &+= 16
            }
            if full < columns {
                let v = choose(exponential((load(values + full) - top) * factor), .zero, where: rest)
                total += v
                store(v, values + full)
            }
            let share = Floats(repeating: 1 / sum(total))
            j = 0
            while j < columns {
                store(load(values + j) * share, values + j)
                j &+= 16
            }
            row &+= 1
        }
    }
}

/// The largest lane; not NaN where another is not.
@inline(__always) private func largest(_ v: Floats) -> Float {
    var largest = v[0]
    var lane = 1
    while lane < 16 {
        largest = v[lane] > largest ? v[lane] : largest
        lane &+= 1
    }
    return largest
}
