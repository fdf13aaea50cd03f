import Testing

@testable import extract

@Suite struct WordTests {
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

    @Test func knowsItsBytes() {
        var text = "I didn't, naïve TR04 你好 o'clock"
        let scan = scanned(text, in: .en)
        let words = text.withUTF8 { bytes in scan.words.map { String(decoding: bytes[Int($0.start)..<$0.end(in: bytes)], as: UTF8.self) } }
        #expect(words == ["I", "didn", "t", "naïve", "TR04", "你", "好", "o"], "an ending begins behind its apostrophe")
    }
}
