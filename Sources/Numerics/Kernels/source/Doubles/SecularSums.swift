extension Level {
    /// differences_j = (poles_j - center) - offset for first ..< end, and to `sums` (2) the sums of squares_j / differences_j and
    /// of squares_j / differences_j^2 over them.
    static func secularSums(
        _ poles: UnsafePointer<Double>, _ squares: UnsafePointer<Double>, first: Int, end: Int, center: Double, offset: Double,
        differences: UnsafeMutablePointer<Double>, into sums: UnsafeMutablePointer<Double>
    ) {
        let (centers, offsets, ones) = (Doubles(repeating: center), Doubles(repeating: offset), Doubles(repeating: 1))
        var (values, slopes) = (Doubles.zero, Doubles.zero)
        var j = first
        while j &+ 8 <= end {
            let difference = (load(poles + j) - centers) - offsets
            store(difference, differences + j)
            let inverse = ones / difference
            let term = load(squares + j) * inverse
            values += term
            slopes = multiplyAdd(term, inverse, to: slopes)
            j &+= 8
        }
        var (value, slope) = (0.0, 0.0)
        while j < end {
            let difference = (poles[j] - center) - offset
            differences[j] = difference
            let inverse = 1 / difference
            let term = squares[j] * inverse
            value += term
            slope = multiplyAdd(term, inverse, to: slope)
            j &+= 1
        }
        sums[0] = sum(values) + value
        sums[1] = sum(slopes) + slope
    }
}
