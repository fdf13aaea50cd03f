/// Diagonalizes a small symmetric tridiagonal matrix by implicit QL iterations: `diagonal` becomes its eigenvalues, in no
/// order, and the rows of `vectors` (the identity before), `stride` apart, its eigenvectors.
///
/// False when 30 iterations a value, which no finite matrix is known to need, do not suffice. O(n^3).
/// Source: Martin and Wilkinson, "The implicit QL algorithm" (1968); EISPACK's tql2.
func diagonalizeByQL(
    _ diagonal: UnsafeMutablePointer<Double>, _ offDiagonal: [Double], count n: Int,
    _ vectors: UnsafeMutablePointer<Double>, stride: Int
) -> Bool {
    var e = offDiagonal
    for l in 0..<n {
        var iterations = 0
        while true {
            let m = (l..<n - 1).first { abs(e[$0]) <= .ulpOfOne / 2 * (abs(diagonal[$0]) + abs(diagonal[$0 + 1])) } ?? n - 1
            if m == l { break }
            guard iterations < 30 * n else { return false }
            iterations += 1
            var g = (diagonal[l + 1] - diagonal[l]) / (2 * e[l])
            var r = (g * g + 1).squareRoot()
            g = diagonal[m] - diagonal[l] + e[l] / (g + (g >= 0 ? r : -r))
            var (s, c, p) = (1.0, 1.0, 0.0)
            var split = false
            for i in (l..<m).reversed() {
                let (f, b) = (s * e[i], c * e[i])
                r = (f * f + g * g).squareRoot()
                e[i + 1] = r
                if r == 0 {
                    diagonal[i + 1] -= p
                    e[m] = 0
                    split = true
                    break
                }
                (s, c) = (f / r, g / r)
                g = diagonal[i + 1] - p
                r = (diagonal[i] - g) * s + 2 * c * b
                p = s * r
                diagonal[i + 1] = g + p
                g = c * r - b
                let (lower, upper) = (vectors + i * stride, vectors + (i + 1) * stride)
                for k in 0..<n {
                    let t = upper[k]
                    upper[k] = s * lower[k] + c * t
                    lower[k] = c * lower[k] - s * t
                }
            }
            if split { continue }
            diagonal[l] -= p
            e[l] = g
            e[m] = 0
        }
    }
    return true
}
