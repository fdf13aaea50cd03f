import Testing

@testable import extract

@Suite struct WordSetTests {
    @Test func holdsWhatIsInserted() {
        var set = WordSet()
        var oracle: Set<UInt64> = []
        for step in 1...5000 as ClosedRange<UInt64> {
            let hash = (step % 1700) &* 0x9E37_79B9 | 1
            #expect(set.insert(hash) == oracle.insert(hash).inserted)
        }
        #expect(set.count == oracle.count)
        for hash in 1...10_000 as ClosedRange<UInt64> { #expect(set.contains(hash) == oracle.contains(hash)) }
    }

    @Test func forgets() {
        var set = WordSet()
        #expect(!set.contains(7))
        for hash in 1...9000 as ClosedRange<UInt64> { set.insert(hash) }
        set.removeAll()
        #expect(set.count == 0 && !set.contains(7))
        set.insert(7)
        #expect(set.contains(7))
    }
}
