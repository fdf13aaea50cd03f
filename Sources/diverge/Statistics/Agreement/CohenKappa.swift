/// Agreement of two judges who answer yes or no (Cohen, 1960).
struct CohenKappa: Sendable {
    /// Share of the cases on which both say the same.
    var agreement: Double
    /// Agreement past what chance gives judges with the same rates of yes; NaN where both say one thing throughout.
    var kappa: Double

    /// The four cells: both yes, only the first, only the second, both no; their sum is above 0.
    init(both: Double, first: Double, second: Double, neither: Double) {
        let n = both + first + second + neither
        let yes = ((both + first) / n, (both + second) / n)
        let byChance = yes.0 * yes.1 + (1 - yes.0) * (1 - yes.1)
        agreement = (both + neither) / n
        kappa = byChance < 1 ? (agreement - byChance) / (1 - byChance) : .nan
    }

    init(_ cells: ArraySlice<Double>) {
        let cells = Array(cells)
        self.init(both: cells[0], first: cells[1], second: cells[2], neither: cells[3])
    }
}
