// Products of double-precision vectors with rows of a matrix, four rows in one pass.

/// results_i = sum_k rows_ik x_k, for `count` rows, `stride` apart, of `length` values.
@inline(never)
public func dotProducts(
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

/// y_k += sum_i coefficients_i rows_ik, in the order of i, for `count` rows, `stride` apart, of `length` values.
@inline(never)
public func addCombination(
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

/// y += what the upper triangle's rows first ..< end of a symmetric matrix (size x size, `stride` apart) contribute to A x:
/// row i its part of y_i, and, mirrored, a_ij x_i to each y_j right of the diagonal. A is read once.
@inline(never)
public func addSymmetricRows(
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
        let row = a + i &* stride
        var total = row[i] * x[i]
        var k = i &+ 1
        while k < size {
            total = multiplyAdd(row[k], x[k], to: total)
            y[k] = multiplyAdd(row[k], x[i], to: y[k])
            k &+= 1
        }
        y[i] += total
        i &+= 1
    }
}
