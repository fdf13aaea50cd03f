import Testing

@testable import diverge

@Suite struct ExamplesTests {
    @Test func keepsTheNearestInOrder() {
        var examples = Examples(limit: 2)
        var asked = 0
        for (id, distance) in [("a", 3.0), ("b", 1.0), ("c", 2.0), ("d", 2.0), ("e", 9.0)] {
            examples.offer(id: id, distance: distance, cluster: 4, source: 1) {
                asked += 1
                return "text \(id)"
            }
        }
        #expect(examples[4, 1].map(\.id) == ["b", "c"], "of equal distances the lesser id")
        #expect(asked == 3, "the text of a far member is not asked for")
        #expect(examples[4, 0].isEmpty)
    }
}
