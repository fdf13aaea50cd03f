import Testing

@testable import extract

@Suite struct WordsTests {
    @Test func contentIsWhatNoListKnows() {
        #expect(scanned("blorptang").words[0].isContent)
        #expect(!scanned("with").words[0].isContent)
        #expect(!scanned("zed").words[0].isContent)
        #expect(!scanned("龘").words[0].isContent)
    }

    @Test func namedSetsAreTheirMembers() {
        #expect(Word.Traits.counted == [.shouted, .number, .identifier, .name])
        #expect(Word.Traits.fragmentary == [.clitic, .ideograph])
    }
}
