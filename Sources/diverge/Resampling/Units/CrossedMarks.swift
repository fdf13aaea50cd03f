import Numerics

/// Marks that belong to a row and to a column, as an answer does to an annotator and to a question.
struct CrossedMarks: Sendable {
    private var marks: [(row: Int, column: Int, isTrue: Bool)] = []
    private var rows = 0
    private var columns = 0

    /// Rows and columns are numbered from 0.
    init(_ marks: [(row: Int, column: Int, isTrue: Bool)]) {
        self.marks = marks
        rows = (marks.map(\.row).max() ?? -1) + 1
        columns = (marks.map(\.column).max() ?? -1) + 1
    }

    /// Shares of true marks when rows and columns are drawn with replacement, independently of each other, and a mark counts as
    /// often as its row times its column was drawn: the pigeonhole bootstrap (Owen, 2007), whose variance is at least that of
    /// annotators and questions together. NaN for a draw that holds no mark. O(bootstrap x marks).
    func resampled(_ resampling: Resampling, stream: String) -> [Double] {
        resampling.draws(resampling.bootstrap, stream: "bootstrap:\(stream)") { count, generator in
            (0..<count).map { _ in
                let (ofRow, ofColumn) = (weights(rows, &generator), weights(columns, &generator))
                var (hits, all) = (0, 0)
                for mark in marks {
                    let weight = Int(ofRow[mark.row]) * Int(ofColumn[mark.column])
                    all += weight
                    if mark.isTrue { hits += weight }
                }
                return Double(hits) / Double(all)
            }
        }
    }

    private func weights(_ count: Int, _ generator: inout Xoshiro256) -> [Int32] {
        var weights = [Int32](repeating: 0, count: count)
        weights.withUnsafeMutableBufferPointer { drawWithReplacement(0..<count, $0, using: &generator) }
        return weights
    }
}
