import Numerics
import Testing

@testable import diverge

@Suite struct ClusterTextsTests {
    private func member(_ text: String, seed: UInt64 = 1) -> ClusterTexts.Member {
        ClusterTexts.Member(text: text, id: text, source: "real", seed: seed)
    }

    private func texts(wanted: Int, _ offers: [(String, Int)]) -> ClusterTexts {
        var texts = ClusterTexts(wanted: wanted)
        for (text, cluster) in offers { texts.offer(member(text), cluster: cluster) }
        return texts
    }

    @Test func doesNotDependOnTheOrderOrOnRepeats() {
        let offers = (0..<300).map { ("text \($0)", $0 % 7) }
        let first = texts(wanted: 5, offers)
        for seed in UInt64(1)...5 {
            var generator = Xoshiro256(seed: seed, stream: "test")
            var shuffled = offers + offers[..<100]
            generator.shuffle(&shuffled)
            #expect(texts(wanted: 5, shuffled).clusters == first.clusters, "seed \(seed)")
        }
        #expect(first.clusters.values.allSatisfy { Set($0.map(\.text)).count == $0.count })
    }

    /// Three for each round in which every cluster serves: one cluster may need all, a hundred only three each.
    @Test func keepsNoMoreThanIsNeeded() {
        #expect(texts(wanted: 25, (0..<5000).map { ("\($0)", 0) }).count == 75)
        #expect(texts(wanted: 25, (0..<5000).map { ("\($0)", $0 % 100) }).count == 300)
        #expect(texts(wanted: 25, (0..<5000).map { ("\($0)", $0 / 50) }).count == 300, "also where clusters come one after the other")
    }

    /// Each text is kept as often as any other: 3 of 12, over 4,000 seeds.
    @Test func everyTextIsAsLikely() {
        var kept: [String: Int] = [:]
        for seed in UInt64(0)..<4000 {
            var texts = ClusterTexts(wanted: 1)
            for number in 0..<12 { texts.offer(member("text \(number)", seed: seed), cluster: 0) }
            for member in texts.clusters[0] ?? [] { kept[member.text, default: 0] += 1 }
        }
        // Five standard errors.
        #expect(kept.count == 12 && kept.values.allSatisfy { abs(Double($0) / 4000 - 0.25) < 5 * (0.25 * 0.75 / 4000).squareRoot() })
    }
}
