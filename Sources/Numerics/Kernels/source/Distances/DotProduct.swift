extension Level {
    /// sum_k x_k y_k.
    static func dotProduct(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int) -> Float {
        var sums = Floats.zero
        var k = 0
        while k &+ 16 <= count {
            sums = multiplyAdd(load(x + k), load(y + k), to: sums)
            k &+= 16
        }
        var rest: Float = 0
        while k < count {
            rest = multiplyAdd(x[k], y[k], to: rest)
            k &+= 1
        }
        return sum(sums) + rest
    }
}
