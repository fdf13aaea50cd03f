import Testing

@testable import extract

@Suite struct QuotationTests {
    private func quote(_ quotation: Quotation, _ text: String) -> String? {
        let analysis = Analysis(dialogue(text), in: .en)
        var scan = TextScan()
        return ProfiledMessage.all(of: analysis, lexicon: languages[.en]).first.flatMap {
            quotation.quote(from: $0, lexicon: languages[.en], scan: &scan)
        }
    }

    @Test func quotesWhatShowsIt() {
        let text = " So, hello there!\nMaybe you can help. It is late"
        #expect(quote(.beginning, text) == "So, hello there!")
        #expect(quote(.end, text) == "Maybe you can help. It is late")
        #expect(quote(.sentence([.hedge]), text) == "Maybe you can help.")
        #expect(quote(.upTo(["!"]), text) == "So, hello there!")
        #expect(quote(.upToEmoji, "good 😀 day") == "good 😀")
        #expect(
            quote(.none, text) == nil && quote(.upTo(["?"]), text) == nil && quote(.upToEmoji, text) == nil
                && quote(.sentence([.bye]), text) == nil)
    }

    @Test func cutsAtABlank() throws {
        let words = String(repeating: "word ", count: 60)
        #expect(quote(.beginning, words) == Array(repeating: "word", count: 19).joined(separator: " ") + " word")
        #expect(try #require(quote(.end, words)).hasPrefix("word word"))
        #expect(try #require(quote(.beginning, String(repeating: "x", count: 500))).count == Quotation.limit)
    }

    /// Byte for byte, whatever the text.
    @Test(arguments: FacetTests.hostile.indices) func isAlwaysAStretchOfTheMessage(_ index: Int) {
        let text = FacetTests.hostile[index]
        for quotation in [Quotation.beginning, .end, .sentence([.thank]), .upTo(["?"]), .upToEmoji] {
            guard let quote = quote(quotation, text) else { continue }
            #expect(text.utf8.contains(quote.utf8) && quote.unicodeScalars.count <= Quotation.limit + 1)
        }
    }
}
