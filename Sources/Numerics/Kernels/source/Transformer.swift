// What a transformer layer does between its products, row by row: activations, softmax, layer normalisation.

/// x_ij = activation(x_ij + bias_j), for `rows` consecutive rows: 0 none, 1 GELU by the error function, 2 GELU by its
/// approximation with tanh (Hendrycks and Gimpel, 2016).
@inline(never)
public func addBias(
    _ bias: UnsafePointer<Float>, to x: UnsafeMutablePointer<Float>, rows: Int, columns: Int, activation: Int
) {
    let (one, half) = (Floats(repeating: 1), Floats(repeating: 0.5))
    var row = 0
    while row < rows {
        let values = x + row &* columns
        var j = 0
        while j < columns {
            let count = columns &- j
            var v = load(values + j, count: count) + load(bias + j, count: count)
            if activation == 1 {
                v = half * v * (one + errorFunction(v * Floats(repeating: 0.70710677)))
            } else if activation == 2 {
                // (1 + tanh u) / 2 = 1 / (1 + e^-2u)
                let u = Floats(repeating: 0.7978846) * (v + Floats(repeating: 0.044715) * v * v * v)
                v = v / (one + exponential(Floats(repeating: -2) * u))
            }
            store(v, values + j, count: count)
            j &+= 16
        }
        row &+= 1
    }
}

/// x_ij = e^(scale x_ij) / sum_j e^(scale x_ij) over `columns`, for `rows` rows, `stride` apart: a multiple of 16 not under
/// `columns`, for the values behind them are written too, as zeros.
@inline(never)
public func softmaxRows(_ x: UnsafeMutablePointer<Float>, stride: Int, rows: Int, columns: Int, scale: Float) {
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

/// Layer normalisation (Ba, Kiros and Hinton, 2016) of x + y, to x: each row less its mean, over its standard deviation (with
/// `epsilon` added to the variance), times `gain`, plus `shift`.
@inline(never)
public func normaliseSums(
    _ x: UnsafeMutablePointer<Float>, _ y: UnsafePointer<Float>, gain: UnsafePointer<Float>, shift: UnsafePointer<Float>,
    rows: Int, columns: Int, epsilon: Float
) {
    var row = 0
    while row < rows {
        let (values, others) = (x + row &* columns, y + row &* columns)
        var total = Floats.zero
        var j = 0
        while j < columns {
            let count = columns &- j
            let v = load(values + j, count: count) + load(others + j, count: count)
            total += v
            store(v, values + j, count: count)
            j &+= 16
        }
        let mean = Floats(repeating: sum(total) / Float(columns))
        var squares = Floats.zero
        j = 0
        while j < columns {
            let d = choose(load(values + j, count: columns &- j) - mean, .zero, where: lanes(before: columns &- j))
            squares = multiplyAdd(d, d, to: squares)
            j &+= 16
        }
        let factor = Floats(repeating: 1 / (sum(squares) / Float(columns) + epsilon).squareRoot())
        j = 0
        while j < columns {
            let count = columns &- j
            let v = (load(values + j, count: count) - mean) * factor
            store(
                multiplyAdd(v, load(gain + j, count: count), to: load(shift + j, count: count)), values + j, count: count)
            j &+= 16
        }
        row &+= 1
    }
}
