import Foundation
import Numerics
import Testing

@testable import ModelServer

@Suite struct BackoffTests {
    @Test func doublesUpToTheLongestLessAtMostAHalf() {
        var generator = Xoshiro256(seed: 1, stream: "test")
        let backoff = Backoff(first: 0.5, longest: 60)
        for attempt in 0..<12 {
            let whole = min(60, 0.5 * pow(2, Double(attempt)))
            for _ in 0..<100 {
                let delay = backoff.delay(attempt: attempt, using: &generator)
                #expect(delay > whole / 2 && delay <= whole)
            }
        }
    }

    @Test func theSameSeedGivesTheSameDelays() {
        func delays(_ stream: String) -> [Double] {
            var generator = Xoshiro256(seed: 7, stream: stream)
            return (0..<5).map { Backoff().delay(attempt: $0, using: &generator) }
        }
        #expect(delays("a") == delays("a"))
        #expect(delays("a") != delays("b"))
    }

    @Test func retryAfterSeconds() {
        #expect(seconds(retryAfter: "120") == 120)
        #expect(seconds(retryAfter: " 0.5 ") == 0.5)
        #expect(seconds(retryAfter: "1e400") == .infinity)
        for wrong in ["", "-1", "nan", "inf", "soon", "2026-01-01"] { #expect(seconds(retryAfter: wrong) == nil, "\(wrong)") }
    }
}
