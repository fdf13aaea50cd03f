import Stage
import Testing

@testable import extract

@Suite struct StratifiedSampleTests {
    private func one(_ id: String, _ source: String = "real") throws -> FoundConversation {
        try #require(found(#"{"id":"\#(id)","source":"\#(source)","messages":[]}"#).first)
    }

    private func drawn(_ all: [FoundConversation], _ size: Int, seed: Int = 42, batch: Int = 7) throws -> [FoundConversation] {
        var sample = StratifiedSample(size: size, seed: seed)
        for start in stride(from: 0, to: all.count, by: batch) {
            var part = StratifiedSample(size: size, seed: seed)
            for found in all[start..<min(start + batch, all.count)] { part.add(found) }
            try sample.add(part)
        }
        return sample.found
    }

    @Test func soManyOfEachSourceInTheOrderOfTheInputHoweverItIsCut() throws {
        let all = try (0..<300).map { try one("c\($0)", $0 % 3 == 0 ? "real" : "sim:a") } + [one("x", "sim:b")]
        let sample = try drawn(all, 20)
        #expect(["real", "sim:a", "sim:b"].map { source in sample.count { $0.source == source } } == [20, 20, 1])
        let order = sample.map { "\($0.id) \($0.source)" }
        #expect(order == all.map { "\($0.id) \($0.source)" }.filter(order.contains))
        for batch in [1, 50, 1000] { #expect(try drawn(all, 20, batch: batch).map(\.id) == sample.map(\.id)) }
        #expect(try drawn(all, 20, seed: 1).map(\.id) != sample.map(\.id))
    }

    @Test func theOrderOfTheInputAndItsShardsDoNotMatter() throws {
        let all = try (0..<200).map { try one("c\($0)") }
        let ids = try Set(drawn(all, 30).map(\.id))
        #expect(try Set(drawn(all.reversed(), 30).map(\.id)) == ids)
        #expect(try Set(drawn(drawn(Array(all[..<90]), 30) + drawn(Array(all[90...]), 30), 30).map(\.id)) == ids)
    }

    @Test func sourcesWithTheSameIdsGiveTheSameIds() throws {
        let all = try ["real", "sim:a"].flatMap { source in try (0..<100).map { try one("c\($0)", source) } }
        let sample = try drawn(all, 10)
        #expect(sample[..<10].map(\.id) == sample[10...].map(\.id))
    }

    @Test func repeatedIdsAreTakenInTheirOrder() throws {
        let all = try (0..<10).map { _ in try one("same") }
        #expect(try drawn(all, 4).count == 4)
        #expect(try drawn(all, 20).count == 10)
    }

    @Test func sourcesThatHaveFewerAreNamed() throws {
        var sample = StratifiedSample(size: 2, seed: 1)
        for found in try [one("a", "s"), one("b", "r"), one("c", "t"), one("d", "t")] { sample.add(found) }
        #expect(sample.short.map(\.source) == ["r", "s"] && sample.short.map(\.count) == [1, 1])
    }

    /// Over 400 seeds each of 50 ids is in a sample of 10 with probability 1/5: mean 80, variance 64. The sum of the squared
    /// deviations over the variance, times 49/50, is chi-squared with 49 degrees of freedom: under 94.0 but once in ten thousand.
    @Test func everyIdIsAsLikely() throws {
        let all = try (0..<50).map { try one("hotel-\($0)") }
        var counts: [String: Int] = [:]
        for seed in 0..<400 { for found in try drawn(all, 10, seed: seed, batch: 50) { counts[found.id, default: 0] += 1 } }
        let statistic = all.reduce(0.0) { $0 + (Double(counts[$1.id] ?? 0) - 80) * (Double(counts[$1.id] ?? 0) - 80) / 64 } * 49 / 50
        #expect(statistic < 94.0, "\(statistic)")
    }
}
