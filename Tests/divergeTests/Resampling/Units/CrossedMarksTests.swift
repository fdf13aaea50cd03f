import Numerics
import Testing

@testable import diverge

@Suite struct CrossedMarksTests {
    private let resampling = Resampling(bootstrap: 4000, permutations: 0, confidence: 0.95, seed: 3, threads: 1)

    /// Where only questions differ, the spread is that of questions: annotators add none.
    @Test func spreadOfQuestionsAlone() {
        let marks = (0..<15).flatMap { row in (0..<25).map { (row: row, column: $0, isTrue: $0 < 20) } }
        let drawn = CrossedMarks(marks).resampled(resampling, stream: "test")
        let expected = (0.8 * 0.2 / 25).squareRoot()
        #expect(abs(variance(drawn).squareRoot() / expected - 1) < 0.05 && abs(mean(drawn) - 0.8) < 5 * expected / 60)
    }

    /// With independent marks in a full table the pigeonhole bootstrap has up to three times their variance (Owen, 2007, theorem 3).
    @Test func isConservativeForIndependentMarks() {
        var generator = Xoshiro256(seed: 2, stream: "test")
        let marks = (0..<40).flatMap { row in (0..<40).map { (row: row, column: $0, isTrue: generator.uniform() < 0.5) } }
        let ratio = variance(CrossedMarks(marks).resampled(resampling, stream: "test")) / (0.25 / 1600)
        #expect(ratio > 2 && ratio < 4, "\(ratio)")
    }

    @Test func drawsDoNotDependOnTheThreads() {
        let marks = (0..<30).map { (row: $0 % 5, column: $0 / 5, isTrue: $0 % 3 == 0) }
        var three = resampling
        three.threads = 3
        #expect(CrossedMarks(marks).resampled(resampling, stream: "x") == CrossedMarks(marks).resampled(three, stream: "x"))
    }
}
