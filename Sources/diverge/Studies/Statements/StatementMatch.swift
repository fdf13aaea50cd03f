import Numerics

/// How alike two sets of statements are, by the cosines between their vectors of length one.
///
/// The paper leaves the aggregation open (Liu et al., 2605.02624), so there are two readings.
struct StatementMatch: Sendable, Equatable {
    /// The mean over the reference's statements of the largest cosine to a statement of the source: is what people know in it?
    var recall: Double
    /// The mean over the source's statements of the largest cosine to one of the reference: is what it knows known to people?
    var precision: Double
    /// The cosine between the means of the two sets; NaN where a mean is 0.
    var centroid: Double

    /// The mean of both directions.
    var bestMatch: Double { (recall + precision) / 2 }

    /// `cosines` holds a row for each statement of the reference and a column for each of the source, one of either at least.
    /// O(rows x columns).
    init(cosines: Matrix, rows: Range<Int>, columns: Range<Int>, centroid: Double) {
        var largestInRow = [Float](repeating: -.infinity, count: rows.count)
        var largestInColumn = [Float](repeating: -.infinity, count: columns.count)
        for row in rows {
            let cosines = cosines.row(row)
            for column in columns {
                let cosine = cosines[cosines.startIndex + column]
                largestInRow[row - rows.lowerBound] = max(largestInRow[row - rows.lowerBound], cosine)
                largestInColumn[column - columns.lowerBound] = max(largestInColumn[column - columns.lowerBound], cosine)
            }
        }
        recall = mean(largestInRow.map(Double.init))
        precision = mean(largestInColumn.map(Double.init))
        self.centroid = centroid
    }
}

extension StatementMatch {
    /// The match of each set of the reference with each of the source, row after row; a set holds vectors of length one, one after
    /// the other, at least one.
    ///
    /// O(statements x statements x dimensions) for time, O(statements x statements) for room.
    static func all(_ reference: [[Float]], _ source: [[Float]], dimensions: Int, threads: Int) -> [StatementMatch] {
        guard let one = StatementSets(reference, dimensions: dimensions), let other = StatementSets(source, dimensions: dimensions)
        else { return [] }
        let cosines = product(one.statements, transposed: other.statements, threads: threads)
        return zip(one.ranges, one.centroids).flatMap { rows, left in
            zip(other.ranges, other.centroids).map { columns, right in
                let dot = left.flatMap { left in right.map { right in zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } } }
                return StatementMatch(cosines: cosines, rows: rows, columns: columns, centroid: dot ?? .nan)
            }
        }
    }
}

/// The statements of several conversations in one matrix.
private struct StatementSets {
    let statements: Matrix
    /// Where each conversation's statements are.
    private(set) var ranges: [Range<Int>] = []
    /// The direction of each conversation's mean; nil where the mean is 0.
    private(set) var centroids: [[Double]?] = []

    /// nil where the values are no whole number of vectors.
    init?(_ conversations: [[Float]], dimensions: Int) {
        let values = conversations.flatMap { $0 }
        guard let matrix = Matrix(rows: values.count / max(1, dimensions), columns: dimensions, values: values) else { return nil }
        statements = matrix
        var start = 0
        for conversation in conversations {
            let range = start..<(start + conversation.count / max(1, dimensions))
            start = range.upperBound
            var sum = [Double](repeating: 0, count: dimensions)
            for row in range { for (index, value) in matrix.row(row).enumerated() { sum[index] += Double(value) } }
            let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
            ranges.append(range)
            // Vectors that cancel leave no more than what rounding did.
            centroids.append(length > 1e-6 ? sum.map { $0 / length } : nil)
        }
    }
}
