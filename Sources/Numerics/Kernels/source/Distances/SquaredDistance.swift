extension Level {
    /// sum_k (x_k - y_k)^2, which no rounding can make negative. Two sums, so that one addition need not wait for the other.
    static func squaredDistance(_ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, count: Int) -> Float {
        var even = Floats.zero
        var odd = Floats.zero
        var k = 0
        while k &+ 32 <= count {
            let first = load(x + k) - load(y + k)
            let second = load(x + k + 16) - load(y + k + 16)
            even = multiplyAdd(first, first, to: even)
            odd = multiplyAdd(second, second, to: odd)
            k &+= 32
        }
        if k &+ 16 <= count {
            let first = load(x + k) - load(y + k)
            even = multiplyAdd(first, first, to: even)
            k &+= 16
        }
        var rest: Float = 0
        while k < count {
            let difference = x[k] - y[k]
            rest = multiplyAdd(difference, difference, to: rest)
            k &+= 1
        }
        return sum(even + odd) + rest
    }
}
