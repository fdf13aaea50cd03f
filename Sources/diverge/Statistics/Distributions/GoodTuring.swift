import Numerics

/// The distribution that a histogram was drawn from, with room for the cells that it does not show.
enum GoodTuring {
    /// The probability of the cells that `counts` shows: Chao and Jost (2012), equation 4a, after Good (1953) and Turing.
    ///
    /// 1 where no cell has one record. Of a sample in which all have, one is taken for seen twice, so that it is above 0.
    static func coverage(_ counts: [Int32]) -> Double {
        let n = Double(counts.reduce(0) { $0 + Int($1) })
        let once = min(Double(counts.count { $0 == 1 }), n - 1)
        let twice = Double(counts.count { $0 == 2 })
        guard once > 0 else { return 1 }
        return 1 - once / n * ((n - 1) * once / ((n - 1) * once + 2 * twice))
    }

    /// Shares of all cells: those of the cells shown, and what is not covered over the others in proportion to `weights`.
    ///
    /// Where all others weigh nothing there is nowhere else to be: the shares as they are.
    static func distribution(_ counts: [Int32], unseen weights: [Double]) -> [Double] {
        let n = Double(counts.reduce(0) { $0 + Int($1) })
        let room = compensatedSum(zip(counts, weights).lazy.map { $0 == 0 ? $1 : 0 })
        let covered = room > 0 ? coverage(counts) : 1
        return zip(counts, weights).map { $0 == 0 ? (room > 0 ? (1 - covered) * $1 / room : 0) : covered * Double($0) / n }
    }

    /// The distributions of two sides: what one does not show is shared out as on both together, and what both do not show evenly.
    static func distributions(_ first: [Int32], _ second: [Int32]) -> ([Double], [Double]) {
        let both = distribution(zip(first, second).map { $0 + $1 }, unseen: first.map { _ in 1 })
        return (distribution(first, unseen: both), distribution(second, unseen: both))
    }
}
