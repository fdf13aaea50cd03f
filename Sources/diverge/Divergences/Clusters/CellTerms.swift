import Foundation

/// The row of numbers that a cell adds to the sums of a pair of histograms, by its two counts.
struct CellTerms {
    /// Where a term stands in the row.
    enum Place {
        static let klForward = 0, klBackward = 1, js = 2, variation = 3, hellinger = 4, chiSquare = 5
        static let integral = 6, integralStar = 7
        /// KL(q||r) and KL(p||r) at each weight of the frontier, then the same smoothed.
        static let frontier = 8, frontierStar = 8 + 2 * Frontier.points
    }

    /// Length of a row: 108 terms, rounded up to whole vectors.
    static let width = 112

    let cells: Int
    let rule: DivergenceRule
    /// Records on the reference's side and the source's.
    var n = 0
    var m = 0

    /// Adds the terms of a cell with `a` and `b` records to a row.
    func add(_ a: Int32, _ b: Int32, to row: UnsafeMutablePointer<Double>) {
        let (a, b, n, m, k) = (Double(a), Double(b), Double(n), Double(m), Double(cells))
        let (p, q) = (a / n, b / m)
        let smoothedP = rule.smoothing.share(a, of: n, cells: k)
        let smoothedQ = rule.smoothing.share(b, of: m, cells: k)
        let starP = Smoothing.krichevskyTrofimov.share(a, of: n, cells: k)
        let starQ = Smoothing.krichevskyTrofimov.share(b, of: m, cells: k)
        row[Place.klForward] += smoothedP > 0 ? smoothedP * log(smoothedP / smoothedQ) : 0
        row[Place.klBackward] += smoothedQ > 0 ? smoothedQ * log(smoothedQ / smoothedP) : 0
        row[Place.js] += jensenShannonPart(p, q)
        row[Place.variation] += abs(p - q)
        row[Place.hellinger] += pow(p.squareRoot() - q.squareRoot(), 2)
        row[Place.chiSquare] += p + q > 0 ? (p - q) * (p - q) / (p + q) : 0
        row[Place.integral] += Frontier.integralPart(p, q)
        row[Place.integralStar] += Frontier.integralPart(starP, starQ)
        Frontier.addParts(p, q, to: row + Place.frontier)
        Frontier.addParts(starP, starQ, to: row + Place.frontierStar)
    }

    /// The divergences that sums of rows come to, in the order of `Divergence.allCases`.
    func divergences(of sums: [Double]) -> [Double] {
        let perNat = rule.logBase.perNat
        // Rounding may leave a sum of zero a little under it.
        let js = max(0, sums[Place.js]) * perNat
        return Divergence.allCases.map { divergence in
            switch divergence {
            case .klForward: max(0, sums[Place.klForward]) * perNat
            case .klBackward: max(0, sums[Place.klBackward]) * perNat
            case .js: js
            case .totalVariation: sums[Place.variation] / 2
            case .hellinger: (max(0, sums[Place.hellinger]) / 2).squareRoot()
            case .chiSquare: sums[Place.chiSquare] / 2
            case .jsDistance: js.squareRoot()
            case .mauve: Frontier.area(sums, from: Place.frontier)
            case .frontierIntegral: max(0, sums[Place.integral])
            case .mauveStar: Frontier.area(sums, from: Place.frontierStar)
            case .frontierIntegralStar: max(0, sums[Place.integralStar])
            }
        }
    }
}
