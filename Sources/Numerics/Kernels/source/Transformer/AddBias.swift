extension Level {
    /// x_ij = activation(x_ij + bias_j), for `rows` consecutive rows: 0 none, 1 GELU by the error function, 2 GELU by its
    /// approximation with tanh (Hendrycks and Gimpel, 2016).
    static func addBias(
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
}
