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

    /// The three dates are those of RFC 9110, 5.6.7: one moment, 784111777 s after 1970.
    @Test(arguments: ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"])
    func retryAfterADate(date: String) {
        #expect(seconds(retryAfter: date, now: Date(timeIntervalSince1970: 784_111_700)) == 77)
        #expect(seconds(retryAfter: date, now: Date(timeIntervalSince1970: 784_111_900)) == 0)
    }

    @Test func retryAfterSeconds() {
        #expect(seconds(retryAfter: "120") == 120)
        #expect(seconds(retryAfter: " 0.5 ") == 0.5)
        for wrong in ["", "-1", "nan", "inf", "soon", "2026-01-01"] { #expect(seconds(retryAfter: wrong) == nil, "\(wrong)") }
    }
}
