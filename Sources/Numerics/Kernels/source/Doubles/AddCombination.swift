extension Level {
    /// y_k += sum_i coefficients_i rows_ik, in the order of i, for `count` rows, `stride` apart, of `length` values.
    static func addCombination(
        _ coefficients: UnsafePointer<Double>, _ rows: UnsafePointer<Double>, stride: Int, count: Int, length: Int,
        to y: UnsafeMutablePointer<Double>
    ) {
        var i = 0
        while i < count {
            let four = i &+ 4 <= count
            let (r0, c0) = (rows + i &* stride, coefficients[i])
            let (r1, r2, r3) = four ? (r0 + stride, r0 + 2 &* stride, r0 + 3 &* stride) : (r0, r0, r0)
            let (c1, c2, c3) = four ? (coefficients[i &+ 1], coefficients[i &+ 2], coefficients[i &+ 3]) : (0, 0, 0)
            let (v0, v1, v2, v3) = (
                Doubles(repeating: c0), Doubles(repeating: c1), Doubles(repeating: c2), Doubles(repeating: c3)
            )
            var k = 0
            while k &+ 8 <= length {
                var v = multiplyAdd(v0, load(r0 + k), to: load(y + k))
                if four {
                    v = multiplyAdd(v1, load(r1 + k), to: v)
                    v = multiplyAdd(v2, load(r2 + k), to: v)
                    v = multiplyAdd(v3, load(r3 + k), to: v)
                }
                store(v, y + k)
                k &+= 8
            }
            while k < length {
                y[k] = multiplyAdd(c0, r0[k], to: y[k])
                if four {
                    y[k] = multiplyAdd(c1, r1[k], to: y[k])
                    y[k] = multiplyAdd(c2, r2[k], to: y[k])
                    y[k] = multiplyAdd(c3, r3[k], to: y[k])
                }
                k &+= 1
            }
            i &+= four ? 4 : 1
        }
    }
}
