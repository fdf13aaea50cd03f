import Testing

@testable import extract

@Suite struct DegreePhraseTests {
    @Test func neighboursShareWords() {
        let scales = [(0...300).map(DegreePhrase.length), (0...40).map(DegreePhrase.number), (0...100).map(DegreePhrase.part)]
        for scale in scales {
            var steps = 1
            for (low, high) in zip(scale, scale.dropFirst()) where low != high {
                let common = Set(low.split(separator: " ")).intersection(high.split(separator: " "))
                #expect(
                    !common.isEmpty || low == "none" || high.hasPrefix("several") || high.hasPrefix("a few, 2") || high.hasPrefix("many"),
                    "\(low) | \(high)")
                steps += 1
            }
            #expect(steps >= 6)
        }
    }

    @Test func sharesGrow() {
        #expect(
            (1...8).map { DegreePhrase.share($0, of: 8) }.reduce(into: []) { if $0.last != $1 { $0.append($1) } } == [
                "rarely", "in some messages", "in most messages", "in nearly every message", "in every message",
            ])
    }
}
