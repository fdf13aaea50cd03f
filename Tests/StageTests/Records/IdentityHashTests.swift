import Testing

@testable import Stage

@Suite struct IdentityHashTests {
    /// FNV-1a of the bytes with 0xFF after each part, then one output of SplitMix64 from there: worked out in Python.
    @Test func knownAnswers() {
        #expect(identityHash() == 0xc3817c016ba4ff30)
        #expect(identityHash("a") == 0x27a869c11dac0d56)
        #expect(identityHash("multiwoz-1", "real", "stylé") == 0x8e49b553b773a25c)
    }

    @Test func partsAreKeptApart() {
        let hashes = [
            identityHash("a", "b", "c"), identityHash("ab", "", "c"), identityHash("", "ab", "c"), identityHash("a", "bc", ""),
            identityHash("b", "a", "c"), identityHash("abc"),
        ]
        #expect(Set(hashes).count == 6)
    }

    /// Of 4,000 numbered ids 2,000 are in the lower half, give or take four standard deviations.
    @Test func numbersInARowAreSpread() {
        let low = (0..<4000).count { identityHash("conversation-\($0)") < 1 << 63 }
        #expect(abs(low - 2000) < 127, "\(low)")
    }
}
