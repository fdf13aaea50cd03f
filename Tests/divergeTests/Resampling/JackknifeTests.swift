import Testing

@testable import diverge

@Suite struct JackknifeTests {
    /// A mean has no bias, and its standard error is that of the text books; the second statistic is its square, biased by s^2 / n.
    @Test func meanAndItsSquare() {
        let values = [1.0, 4, 4, 7, 9]
        let sum = values.reduce(0, +)
        let sides = [
            values.map { value -> Jackknife.Value in
                let mean = (sum - value) / 4
                return Jackknife.Value(values: [mean, mean * mean], units: 1)
            }
        ]
        let jackknife = Jackknife(sides: sides)
        // numpy: var(ddof=1) 9.5; the estimate of Efron and Tibshirani has 1/N^2 sum U^2 = (N-1)/N of that of the mean.
        #expect(abs(jackknife.bias(0, observed: 5)) < 1e-12 && abs(jackknife.bias(1, observed: 25) - 9.5 / 5) < 1e-12)
        #expect(abs(jackknife.standardError(0) - (9.5 / 5 * 4 / 5).squareRoot()) < 1e-12)
    }

    @Test func aSideWithoutValuesGivesNothing() {
        #expect(Jackknife(sides: [[], [.init(values: [1], units: 2)]]).standardError(0).isNaN)
    }
}
