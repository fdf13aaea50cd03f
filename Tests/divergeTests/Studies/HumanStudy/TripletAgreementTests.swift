import Stage
import Testing

@testable import diverge

@Suite struct TripletAgreementTests {
    private let resampling = Resampling(bootstrap: 400, permutations: 0, confidence: 0.95, seed: 1, threads: 1)

    private func answer(_ triplet: Int, _ participant: Int, _ choice: String, odd: String) -> JudgedAnswer {
        let place = Place(file: "f", line: 1)
        return JudgedAnswer(
            answer: TripletAnswer(triplet: "t\(triplet)", participant: "p\(participant)", choice: choice, place: place),
            key: TripletKey(odd: odd, facet: "f", place: place))
    }

    /// 25 triplets, 15 annotators, as published; 325 right. scipy.stats.binomtest(325, 375, 1/3).
    @Test func accuracyAndKappaOfAPublishedSize() throws {
        let answers = (0..<25).flatMap { triplet in
            (0..<15).map { answer(triplet, $0, $0 < 2 ? "b" : "a", odd: "a") }
        }
        let found = TripletAgreement(answers, resampling, stream: "test")
        #expect(found.accuracy.value == 325.0 / 375 && abs(found.p / 7.915985873882757e-102 - 1) < 1e-9)
        #expect(found.participants == 15 && found.triplets == 25 && found.isComplete)
        // Pairs that agree: 13 x 12 + 2 x 1 of 15 x 14; by chance (13/15)^2 + (2/15)^2.
        let (agreement, chance) = (158.0 / 210, 173.0 / 225)
        #expect(abs(found.kappa - (agreement - chance) / (1 - chance)) < 1e-12)
        let range = try #require(found.accuracy.interval?.range)
        #expect(range.lowerBound < 0.75 && range.upperBound == 1, "two people account for all errors")
    }

    @Test func missingAnswersAndOneMind() {
        let all = (0..<6).map { answer($0, $0 % 2, "c", odd: "c") }
        let found = TripletAgreement(all, resampling, stream: "test")
        #expect(found.accuracy.value == 1 && found.accuracy.method == .wilson && !found.isComplete)
        #expect(found.accuracy.interval?.range == WilsonInterval.of(share: 1, count: 2, confidence: 0.95), "over the two participants")
        #expect(found.kappa.isNaN, "nobody answered what another did")
    }
}
