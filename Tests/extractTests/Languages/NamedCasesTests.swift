import Testing

@testable import extract

@Suite struct NamedCasesTests {
    private enum Thing: Int, NamedCases {
        case plain, twoWords, smallI

        static let names = spelledNames
    }

    @Test func namesAreTheCasesWithLowLines() {
        #expect(Thing.names == ["plain", "two_words", "small_i"])
        #expect(Thing.twoWords.name == "two_words" && Thing(named: "small_i") == .smallI && Thing(named: "smallI") == nil)
        #expect(Category.bareContraction.name == "bare_contraction" && Intent.infoRetrieval.name == "info_retrieval")
    }
}
