import Numerics
import Testing

@testable import diverge

@Suite struct CellStatisticsTests {
    private func resampling(_ bootstrap: Int = 300, _ permutations: Int = 300, threads: Int = 1) -> Resampling {
        Resampling(bootstrap: bootstrap, permutations: permutations, confidence: 0.95, seed: 3, threads: threads)
    }

    private func estimates(_ reference: [Double], _ source: [Double], _ resampling: Resampling) -> [Estimate] {
        let cells = NumberCells(reference + source)
        return resampling.estimates(
            cells, reference: Sample(reference.map(cells.cell)), source: Sample(source.map(cells.cell)), stream: "s")
    }

    @Test func sidesOfOneLawLieWithinTheirFloor() {
        // The p-values of 200 trials under the null: their mean is 1/2 with a deviation of 0.02.
        let p = (0..<200).map { trial in
            var generator = Xoshiro256(seed: UInt64(trial), stream: "null")
            let numbers = (0..<40).map { _ in Double(generator.integer(below: 30)) }
            return estimates(Array(numbers[..<20]), Array(numbers[20...]), resampling(0, 99)).map { $0.test?.p ?? .nan }
        }
        for statistic in 0..<4 {
            #expect(abs(mean(p.map { $0[statistic] }) - 0.51) < 0.08, "\(statistic): \(mean(p.map { $0[statistic] }))")
        }
    }

    @Test func farSidesLieOverTheirFloor() throws {
        let found = estimates((0..<40).map(Double.init), (20..<60).map(Double.init), resampling())
        for estimate in found {
            let (test, range) = (try #require(estimate.test), try #require(estimate.interval?.range))
            #expect(test.p == 1.0 / 301 && range.contains(estimate.value), "\(estimate.statistic.name)")
        }
        #expect(try #require(found[0].interval?.range).contains(20) && found[0].value == 20)
    }

    @Test func theSameOnAnyNumberOfThreads() {
        let (one, other) = ((0..<50).map { Double($0 % 7) }, (0..<30).map { Double($0 % 5) })
        let (left, right) = (estimates(one, other, resampling()), estimates(one, other, resampling(threads: 3)))
        for (a, b) in zip(left, right) { #expect(a.interval?.range == b.interval?.range && a.test?.p == b.test?.p) }
    }

    /// 40 people with 5 equal conversations each are 40 draws, not 200: the interval is about as wide as with one each.
    @Test func unitsAreDrawnWhole() throws {
        func width(of copies: Int, together: Bool) throws -> Double {
            let cells = NumberCells((0..<40).map(Double.init))
            func side(_ shift: Int) -> Sample {
                let numbers = (0..<40).flatMap { [Int32](repeating: Int32(($0 * 3 + shift) % 40), count: copies) }
                let units = (0..<40).flatMap { [Int32](repeating: Int32($0), count: copies) }
                return together ? Sample(numbers, unitOf: units) : Sample(numbers)
            }
            let found = resampling(400, 0).estimates(cells, reference: side(0), source: side(7), stream: "units")
            let range = try #require(found[2].interval?.range)
            return range.upperBound - range.lowerBound
        }
        let (one, five, apart) = (try width(of: 1, together: false), try width(of: 5, together: true), try width(of: 5, together: false))
        #expect(abs(five / one - 1) < 0.25 && apart < 0.6 * one, "\(one) \(five) \(apart)")
    }
}
