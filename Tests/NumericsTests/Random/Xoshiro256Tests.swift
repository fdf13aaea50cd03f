import Foundation
import Testing

@testable import Numerics

/// Hands out given numbers, again and again.
struct Scripted: RandomNumberGenerator {
    let script: [UInt64]
    var place = 0
    mutating func next() -> UInt64 {
        defer { place = (place + 1) % script.count }
        return script[place]
    }
}

@Suite struct Xoshiro256Tests {
    // The reference C program splitmix64.c with x = 1234567.
    @Test func splitMixKnownAnswers() {
        var generator = SplitMix64(state: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        #expect(expected.map { _ in generator.next() } == expected)
    }

    // The reference C program xoshiro256starstar.c with s = {1, 2, 3, 4}.
    @Test func xoshiroKnownAnswers() {
        var generator = Xoshiro256(state: (1, 2, 3, 4))
        let expected: [UInt64] = [
            11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
            16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777, 2_904_607_092_377_533_576,
        ]
        #expect(expected.map { _ in generator.next() } == expected)
    }

    // Published test vectors of FNV-1a (Landon Curt Noll's test_fnv.c).
    @Test func fnvKnownAnswers() {
        #expect(fnv1a("".utf8) == 0xcbf2_9ce4_8422_2325)
        #expect(fnv1a("a".utf8) == 0xaf63_dc4c_8601_ec8c)
        #expect(fnv1a("foobar".utf8) == 0x8594_4171_f739_67e8)
    }

    @Test func streamsDifferAndRepeat() {
        func first(_ seed: UInt64, _ stream: String) -> [UInt64] {
            var generator = Xoshiro256(seed: seed, stream: stream)
            return (0..<4).map { _ in generator.next() }
        }
        #expect(first(42, "quantize:kmeans") == first(42, "quantize:kmeans"))
        #expect(first(42, "quantize:kmeans") != first(43, "quantize:kmeans"))
        #expect(first(42, "quantize:kmeans") != first(42, "quantize:sample"))
        #expect(first(0, "") != first(1, ""))
    }

    @Test func boundedIntegersAreUnbiased() {
        var generator = Xoshiro256(seed: 1, stream: "test")
        var counts = [Int](repeating: 0, count: 7)
        for _ in 0..<70_000 { counts[generator.integer(below: 7)] += 1 }
        // Chi-squared with 6 degrees of freedom exceeds 22.46 once in a thousand.
        let chiSquared = counts.reduce(0.0) { $0 + pow(Double($1) - 10_000, 2) / 10_000 }
        #expect(chiSquared < 22.46)
    }

    @Test func boundedIntegersRejectAndClampHostileInput() {
        // 0 falls in the part that would bias the result, so the next draw decides.
        var hostile = Scripted(script: [0, 0, .max])
        #expect(hostile.integer(below: 3) == 2)
        var generator = Scripted(script: [.max])
        for bound in [Int.min, -1, 0, 1] { #expect(generator.integer(below: bound) == 0) }
        #expect(generator.integer(below: .max) == .max - 1)
    }

    @Test func uniformIsHalfOpen() {
        var low = Scripted(script: [0])
        var high = Scripted(script: [.max])
        #expect(low.uniform() == 0)
        #expect(high.uniform() == 1 - 0x1p-53)
    }

    @Test func normalHasItsMoments() {
        var generator = Xoshiro256(seed: 7, stream: "test")
        let draws = (0..<200_000).map { _ in generator.normal() }
        #expect(abs(mean(draws)) < 0.01)
        #expect(abs(variance(draws) - 1) < 0.02)
        #expect(abs(mean(draws.map { $0 * $0 * $0 * $0 }) - 3) < 0.1)
        #expect(abs(Double(draws.count { $0 > 1.959964 }) / 200_000 - 0.025) < 0.002)
    }

    @Test func shufflesArePermutationsAndUniform() {
        var generator = Xoshiro256(seed: 3, stream: "test")
        var counts: [[Int]: Int] = [:]
        for _ in 0..<24_000 {
            var items = [0, 1, 2, 3]
            generator.shuffle(&items)
            counts[items, default: 0] += 1
        }
        #expect(counts.count == 24)
        // Chi-squared with 23 degrees of freedom exceeds 49.73 once in a thousand.
        #expect(counts.values.reduce(0.0) { $0 + pow(Double($1) - 1000, 2) / 1000 } < 49.73)
    }

    @Test func partialShuffleIsThePrefixOfAShuffle() {
        var one = Xoshiro256(seed: 5, stream: "test")
        var other = one
        var partial = Array(0..<100)
        var full = partial
        one.partialShuffle(&partial, count: 10)
        other.shuffle(&full)
        #expect(partial[..<10] == full[..<10])
        #expect(partial.sorted() == Array(0..<100))
        var nothing: [Int] = []
        one.partialShuffle(&nothing, count: 5)
        one.partialShuffle(&partial, count: -1)
        #expect(nothing.isEmpty && partial.sorted() == Array(0..<100))
    }
}
