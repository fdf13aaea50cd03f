import Testing

@testable import extract

@Suite struct MarksTests {
    @Test func endsSentences() {
        #expect(scanned("Yes. No! Why? Well").sentences.map(\.end) == [.period, .exclamation, .question, .none])
        #expect(scanned("thanks.i need a room").sentences.count == 1)
        #expect(scanned("See dr. Who, e.g. at 5.30 p.m. or J. Smith").sentences.count == 1)
        #expect(scanned("你好。怎么去？太好了！").sentences.map(\.end) == [.period, .question, .exclamation])
    }

    @Test func countsHabits() {
        let surface = scanned("Wow!! really?! … well... (hmm) \"so\" — a, b; c: d :) 😀 **x** `y z` it’s").surface
        #expect(surface.exclamations == 1)
        #expect(surface.questions == 1)
        #expect(surface.repeatedMarks == 2)
        #expect(surface.ellipses == 2)
        #expect(surface.parentheses == 1)
        #expect(surface.quotes == 2)
        #expect(surface.dashes == 1)
        #expect(surface.commas == 1)
        #expect(surface.colons == 2)
        #expect(surface.emoticons == 1)
        #expect(surface.emoji == 1)
        #expect(surface.markdown == 3)
        #expect(surface.curly == 1)
    }

    @Test func aFamilyIsOneEmoji() {
        #expect(scanned("👨‍👩‍👧‍👦").surface.emoji == 1)
        #expect(scanned("👍🏽 👍").surface.emoji == 2)
    }

    @Test func seesWhetherAMessageIsClosed() {
        #expect(scanned("Done.").surface.isClosed)
        #expect(scanned("Done .").surface.isClosed)
        #expect(scanned("好。").surface.isClosed)
        #expect(!scanned("Done").surface.isClosed)
        #expect(!scanned("Done. And more").surface.isClosed)
    }

    @Test func skipsLinks() {
        let scan = scanned("see https://example.org/please/thanks?x=1 now")
        #expect(scan.surface.links == 1)
        #expect(scan.surface.words == 3)
    }
}
