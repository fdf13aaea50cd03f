extension Level {
    /// sums_j += the sum over rows of column j.
    static func addRows(
        _ source: UnsafePointer<Float>, stride: Int, rows: Int, columns: Int, to sums: UnsafeMutablePointer<Double>
    ) {
        var row = 0
        while row < rows {
            let values = source + row &* stride
            var j = 0
            while j < columns {
                sums[j] += Double(values[j])
                j &+= 1
            }
            row &+= 1
        }
    }
}
