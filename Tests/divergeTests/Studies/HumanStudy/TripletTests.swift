import Stage
import Testing

@testable import diverge

@Suite struct TripletTests {
    private func texts(wanted: Int, clusters: Int, members: Int) -> ClusterTexts {
        var texts = ClusterTexts(wanted: wanted)
        for cluster in 0..<clusters {
            for member in 0..<members {
                let name = "\(cluster):\(member)"
                texts.offer(ClusterTexts.Member(text: name, id: "id \(name)", source: "real", seed: 9), cluster: cluster)
            }
        }
        return texts
    }

    private func cluster(_ member: ClusterTexts.Member) -> String { String(member.text.split(separator: ":")[0]) }

    @Test func twoOfOneClusterAndOneOfAnother() throws {
        let triplets = try #require(texts(wanted: 40, clusters: 6, members: 30).triplets(prefix: "style", seed: 3))
        #expect(triplets.count == 40 && Set(triplets.map(\.name)).count == 40 && triplets[0].name == "style-1")
        for triplet in triplets {
            let odd = triplet.shown[triplet.odd]
            let pair = triplet.shown.enumerated().filter { $0.offset != triplet.odd }.map(\.element)
            #expect(cluster(odd) == "\(triplet.oddCluster)" && pair.allSatisfy { cluster($0) == "\(triplet.cluster)" })
            #expect(triplet.cluster != triplet.oddCluster && pair[0].text != pair[1].text)
        }
        let all = triplets.flatMap(\.shown).map(\.text)
        #expect(Set(all).count == all.count, "no text twice while there are others")
        let pairs = Dictionary(triplets.map { ($0.cluster, 1) }, uniquingKeysWith: +)
        #expect(pairs.values.allSatisfy { $0 == 6 || $0 == 7 }, "clusters serve in turn")
    }

    @Test func everyPlaceIsTheOddOneAsOften() throws {
        let triplets = try #require(texts(wanted: 3000, clusters: 50, members: 4).triplets(prefix: "x", seed: 3))
        for place in 0..<3 {
            // Five standard errors.
            #expect(abs(Double(triplets.count { $0.odd == place }) / 3000 - 1.0 / 3) < 5 * (2.0 / 9 / 3000).squareRoot())
        }
    }

    @Test func fewTextsServeAgainAndTooFewGiveNone() throws {
        let few = try #require(texts(wanted: 30, clusters: 2, members: 2).triplets(prefix: "x", seed: 1))
        #expect(few.allSatisfy { Set($0.shown.map(\.text)).count == 3 })
        #expect(texts(wanted: 3, clusters: 1, members: 9).triplets(prefix: "x", seed: 1) == nil)
        #expect(texts(wanted: 3, clusters: 9, members: 1).triplets(prefix: "x", seed: 1) == nil)
        // Two clusters with the same texts.
        var same = ClusterTexts(wanted: 2)
        for text in ["a", "b"] { for cluster in 0..<2 { same.offer(.init(text: text, id: text, source: "s", seed: 1), cluster: cluster) } }
        #expect(same.triplets(prefix: "x", seed: 1) == nil)
    }

    @Test func theQuestionDoesNotTellTheAnswer() throws {
        let triplet = try #require(texts(wanted: 1, clusters: 2, members: 2).triplets(prefix: "style", seed: 1)?.first)
        let question = try Record(triplet.question)
        #expect(question.names == ["triplet", "a", "b", "c"] && question["b"]?.string == triplet.shown[1].text)
        let key = try Record(triplet.key(facet: "style", codebook: "style", seed: 1, via: "v"))
        #expect(key["odd"]?.string == ["a", "b", "c"][triplet.odd] && key["triplet"]?.string == "style-1")
        #expect(key["ids"]?.elements.compactMap(\.string) == triplet.shown.map(\.id) && key["via"]?.string == "v")
    }
}
