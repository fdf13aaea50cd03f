import Testing

@testable import diverge

@Suite struct UserSimFeaturesTests {
    @Test func nineteenFeaturesInFourDimensions() {
        #expect(UserSimFeatures.dimensions.map(\.features.count) == [7, 4, 5, 3] && Set(UserSimFeatures.all).count == 19)
    }

    /// The published hand case: emotion 10 and 10, accusation 0 and 0, pivot 20 and 10.
    @Test func dimensionByHand() {
        let pairs = [Double](repeating: 0, count: 16).map { ($0, $0) } + [(10, 10), (0, 0), (20, 10)]
        let scores = UserSimFeatures.scores(dice: pairs.map { dice($0.0, $0.1) })
        #expect(Array(scores[..<3]) == [100, 100, 100], "a dimension of zeros is identical")
        #expect(abs(scores[3] - 100 * (1 + 1 + 2.0 * 10 / 30) / 3) < 1e-12 && abs(scores[3] - 88.889) < 5e-4)
    }

    @Test func diceDoesNotDependOnTheUnitAndNotOnTheSign() {
        #expect(dice(0.2, 0.1) == dice(20, 10) && dice(-3, 3) == 1 && dice(0, 5) == 0 && dice(.nan, 1).isNaN)
    }
}
