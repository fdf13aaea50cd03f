import Foundation
import Testing

@testable import diverge

@Suite struct ShareTestTests {
    /// scipy 1.17's fisher_exact, two-sided, of counts a of n against b of m.
    @Test(arguments: [
        (18, 40, 0, 40, 6.38376840218821e-07), (1, 200, 3, 200, 0.6231131986136624), (10, 100, 25, 80, 0.0005234784621686709),
        (0, 5, 0, 7, 1), (500, 5000, 620, 5000, 0.0001591517614023597), (5, 5, 7, 7, 1), (3, 9, 2, 4, 1),
    ])
    func agreesWithScipy(a: Int, n: Int, b: Int, m: Int, expected: Double) {
        let value = ShareTest.fisher(a, of: n, b, of: m)
        #expect(abs(value / expected - 1) < 1e-9, "\(value)")
        #expect(abs(ShareTest.fisher(b, of: m, a, of: n) / expected - 1) < 1e-9, "the sides exchanged")
    }

    /// By enumeration: the residuals of six units of two records, three on each side in all twenty ways, have the variance that
    /// the normal distribution is given.
    @Test func varianceIsThatOfAllDeals() {
        let inCluster = [2.0, 2, 1, 0, 0, 1]
        func side(_ units: [Double]) -> ClusterSpread {
            ClusterSpread(
                Sample(units.flatMap { [$0 >= 1 ? 0 : 1, $0 >= 2 ? 0 : 1] }, unitOf: units.indices.flatMap { [Int32($0), Int32($0)] }),
                clusters: 2)
        }
        let p = ShareTest.pValue(side(Array(inCluster[..<3])), side(Array(inCluster[3...])), cluster: 0)
        let residuals = inCluster.map { $0 - 0.5 * 2 }
        var squares: [Double] = []
        for chosen in 0..<64 where chosen.nonzeroBitCount == 3 {
            let sum = residuals.indices.filter { chosen & 1 << $0 != 0 }.reduce(0) { $0 + residuals[$1] }
            squares.append(sum * sum)
        }
        let deviation = (squares.reduce(0, +) / Double(squares.count)).squareRoot()
        let observed = residuals[3...].reduce(0, +)
        #expect(abs(p - erfc(abs(observed) / deviation / 2.0.squareRoot())) < 1e-14, "\(p)")
    }

    @Test func unitsOfOneMindDifferLessSurely() {
        func side(_ clusters: [Int32], by records: Int) -> ClusterSpread {
            let names = clusters.indices.flatMap { [Int32](repeating: Int32($0), count: records) }
            return ClusterSpread(Sample(clusters.flatMap { [Int32](repeating: $0, count: records) }, unitOf: names), clusters: 2)
        }
        let (one, other): ([Int32], [Int32]) = ([0, 0, 0, 1, 1], [0, 1, 1, 1, 1])
        #expect(ShareTest.pValue(side(one, by: 8), side(other, by: 8), cluster: 0) > 0.1)
        #expect(ShareTest.fisher(24, of: 40, 8, of: 40) < 0.001, "the same records taken for independent")
    }
}
