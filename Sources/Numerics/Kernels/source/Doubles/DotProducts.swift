extension Level {
    /// results_i = sum_k rows_ik x_k, for `count` rows, `stride` apart, of `length` values.
    static func dotProducts(
        _ rows: UnsafePointer<Double>, stride: Int, count: Int, _ x: UnsafePointer<Double>, length: Int,
        into results: UnsafeMutablePointer<Double>
    ) {
        var i = 0
        while i < count {
            // A pass of fewer than four rows reads its last row again, and gives the same sums.
            let last = count &- 1
            let r0 = rows + i &* stride
            let r1 = rows + (i &+ 1 < last ? i &+ 1 : last) &* stride
            let r2 = rows + (i &+ 2 < last ? i &+ 2 : last) &* stride
            let r3 = rows + (i &+ 3 < last ? i &+ 3 : last) &* stride
            var (s0, s1, s2, s3) = (Doubles.zero, Doubles.zero, Doubles.zero, Doubles.zero)
            var k = 0
            while k &+ 8 <= length {
                let v = load(x + k)
                s0 = multiplyAdd(load(r0 + k), v, to: s0)
                s1 = multiplyAdd(load(r1 + k), v, to: s1)
                s2 = multiplyAdd(load(r2 + k), v, to: s2)
                s3 = multiplyAdd(load(r3 + k), v, to: s3)
                k &+= 8
            }
            var (t0, t1, t2, t3) = (0.0, 0.0, 0.0, 0.0)
            while k < length {
                t0 = multiplyAdd(r0[k], x[k], to: t0)
                t1 = multiplyAdd(r1[k], x[k], to: t1)
                t2 = multiplyAdd(r2[k], x[k], to: t2)
                t3 = multiplyAdd(r3[k], x[k], to: t3)
                k &+= 1
            }
            results[i] = sum(s0) + t0
            if i &+ 1 < count { results[i &+ 1] = sum(s1) + t1 }
            if i &+ 2 < count { results[i &+ 2] = sum(s2) + t2 }
            if i &+ 3 < count { results[i &+ 3] = sum(s3) + t3 }
            i &+= 4
        }
    }
}
