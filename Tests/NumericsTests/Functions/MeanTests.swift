import Testing

@testable import Numerics

@Suite struct MeanTests {
    @Test func compensatedSumKeepsSmallTerms() {
        // Neumaier's example, on which Kahan's summation gives 0.
        #expect(compensatedSum([1, 1e100, 1, -1e100]) == 2)
        #expect(compensatedSum(repeatElement(0.1, count: 10)) == 1)
        #expect(compensatedSum([]) == 0)
        #expect(compensatedSum([1, .infinity, 2]) == .infinity)
        #expect(compensatedSum([1, .nan]).isNaN)
    }

    // numpy.mean, numpy.var(ddof=1).
    @Test func meanAndVariance() {
        #expect(mean([2, 4, 4, 4, 5, 5, 7, 9]) == 5)
        #expect(abs(variance([2, 4, 4, 4, 5, 5, 7, 9]) - 4.571428571428571) < 1e-15)
        #expect(variance([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]) == 30)
        #expect(mean([]).isNaN)
        #expect(variance([1]).isNaN)
    }

    // numpy.quantile, default method "linear".
    @Test func quantileIsTypeSeven() {
        let values: [Double] = [9, 1, 7, 2, 4]
        #expect(quantile(values, 0) == 1)
        #expect(quantile(values, 0.5) == 4)
        #expect(quantile(values, 1) == 9)
        #expect(abs(quantile(values, 0.1) - 1.4) < 1e-15)
        #expect(abs(quantile(values, 0.95) - 8.6) < 1e-14)
        #expect(quantile(sorted: [3], 0.3) == 3)
        #expect(quantile(sorted: [1, 2], 7) == 2)
        #expect(quantile(sorted: [1, 2], -7) == 1)
        #expect(quantile(sorted: [], 0.5).isNaN)
        #expect(quantile([1, .nan], 0.5).isNaN)
        #expect(quantile([1, 2], .nan).isNaN)
    }
}
