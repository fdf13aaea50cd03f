extension Level {
    /// Layer normalisation (Ba, Kiros and Hinton, 2016) of x + y, to x: each row less its mean, over its standard deviation (with
    /// `epsilon` added to the variance), times `gain`, plus `shift`.
    static func normaliseSums(
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
}
