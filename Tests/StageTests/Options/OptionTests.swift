import Testing

@testable import Stage

@Suite struct OptionTests {
    @Test func spellings() {
        #expect(Option("jobs", short: "j", value: "N", help: "").spelling == "-j, --jobs N")
        #expect(Option("fast", help: "").spelling == "    --fast")
        #expect(Option("mode", choices: ["a", "b"], help: "").spelling == "    --mode a|b")
        #expect(Option("n", value: "N", default: "3", help: "how many").helpWithDefault == "how many (default 3)")
    }

    @Test func commonFlagsHaveOneNameAndLetterEach() {
        let names = CommonOptions.rows.map(\.name)
        let letters = CommonOptions.rows.compactMap(\.short)
        #expect(Set(names).count == names.count)
        #expect(Set(letters).count == letters.count)
    }
}
