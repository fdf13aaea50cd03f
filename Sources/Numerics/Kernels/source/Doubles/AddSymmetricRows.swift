extension Level {
    /// y += what the upper triangle's rows first ..< end of a symmetric matrix (size x size, `stride` apart) contribute to A x:
    /// row i its part of y_i, and, mirrored, a_ij x_i to each y_j right of the diagonal. A is read once.
    static func addSymmetricRows(
        _ a: UnsafePointer<Double>, stride: Int, size: Int, first: Int, end: Int, _ x: UnsafePointer<Double>,
        to y: UnsafeMutablePointer<Double>
    ) {
        var i = first
        while i &+ 4 <= end {
            let r0 = a + i &* stride
            let (r1, r2, r3) = (r0 + stride, r0 + 2 &* stride, r0 + 3 &* stride)
            let (x0, x1, x2, x3) = (x[i], x[i &+ 1], x[i &+ 2], x[i &+ 3])
            // The triangle on the diagonal.
            y[i] += r0[i] * x0 + r0[i &+ 1] * x1 + r0[i &+ 2] * x2 + r0[i &+ 3] * x3
            y[i &+ 1] += r0[i &+ 1] * x0 + r1[i &+ 1] * x1 + r1[i &+ 2] * x2 + r1[i &+ 3] * x3
            y[i &+ 2] += r0[i &+ 2] * x0 + r1[i &+ 2] * x1 + r2[i &+ 2] * x2 + r2[i &+ 3] * x3
            y[i &+ 3] += r0[i &+ 3] * x0 + r1[i &+ 3] * x1 + r2[i &+ 3] * x2 + r3[i &+ 3] * x3
            let (v0, v1, v2, v3) = (
                Doubles(repeating: x0), Doubles(repeating: x1), Doubles(repeating: x2), Doubles(repeating: x3)
            )
            var (s0, s1, s2, s3) = (Doubles.zero, Doubles.zero, Doubles.zero, Doubles.zero)
            var k = i &+ 4
            while k &+ 8 <= size {
                let (a0, a1, a2, a3) = (load(r0 + k), load(r1 + k), load(r2 + k), load(r3 + k))
                let v = load(x + k)
                s0 = multiplyAdd(a0, v, to: s0)
                s1 = multiplyAdd(a1, v, to: s1)
                s2 = multiplyAdd(a2, v, to: s2)
                s3 = multiplyAdd(a3, v, to: s3)
                var u = multiplyAdd(a0, v0, to: load(y + k))
                u = multiplyAdd(a1, v1, to: u)
                u = multiplyAdd(a2, v2, to: u)
                store(multiplyAdd(a3, v3, to: u), y + k)
                k &+= 8
            }
            var (t0, t1, t2, t3) = (0.0, 0.0, 0.0, 0.0)
            while k < size {
                t0 = multiplyAdd(r0[k], x[k], to: t0)
                t1 = multiplyAdd(r1[k], x[k], to: t1)
                t2 = multiplyAdd(r2[k], x[k], to: t2)
                t3 = multiplyAdd(r3[k], x[k], to: t3)
                let u = multiplyAdd(r1[k], x1, to: multiplyAdd(r0[k], x0, to: y[k]))
                y[k] = multiplyAdd(r3[k], x3, to: multiplyAdd(r2[k], x2, to: u))
                k &+= 1
            }
            y[i] += sum(s0) + t0
            y[i &+ 1] += sum(s1) + t1
            y[i &+ 2] += sum(s2) + t2
            y[i &+ 3] += sum(s3) + t3
            i &+= 4
        }
        while i < end {
            addSymmetricRow(a + i &* stride, row: i, size: size, x, to: y)
            i &+= 1
        }
    }
}

/// The contribution of one row.
@inline(__always) private func addSymmetricRow(
    _ values: UnsafePointer<Double>, row i: Int, size: Int, _ x: UnsafePointer<Double>, to y: UnsafeMutablePointer<Double>
) {
    var total = values[i] * x[i]
    var k = i &+ 1
    while k < size {
        total = multiplyAdd(values[k], x[k], to: total)
        y[k] = multiplyAdd(values[k], x[i], to: y[k])
        k &+= 1
    }
    y[i] += total
}
