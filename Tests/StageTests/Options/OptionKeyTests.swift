import Testing

@testable import Stage

private enum Color: String, CaseIterable { case red, green, blue }

private enum Keys {
    static let count = OptionKey.integer("count", in: 1..., help: "how many").defaulting(to: 10).short("n")
    static let limit = OptionKey.integer("limit", in: 2...5, help: "at most")
    static let share = OptionKey.number("share", in: 0...1, help: "a part").defaulting(to: 0.5)
    static let color = OptionKey.choice("color", of: Color.self, help: "which").defaulting(to: .green)
    static let shade = OptionKey.choice("shade", of: Color.self, none: "auto", help: "which")
    static let colors = OptionKey.list("colors", of: Color.self, groups: [("warm", [.red]), ("all", Color.allCases)], help: "which ones")
        .defaulting(to: [.blue], shown: "blue")
    static let words = OptionKey.list("words", suggestions: ["js"], help: "fields").defaulting(to: ["js", "kl"])
    static let sizes = OptionKey.list("sizes", expected: "whole numbers", help: "sizes") { Int($0) }
    static let pairs = OptionKey.repeated("pair", value: "A=B", expected: "two words and a = between", help: "pairs") { text in
        text.contains("=") ? text : nil
    }
    static let title = OptionKey.text("title", help: "title").aliases("name", "heading")
    static let path = OptionKey.inputFile("path", help: "path")
    static let fast = OptionKey.flag("fast", help: "be fast").aliases("quick")

    static let rows = [
        count.option, limit.option, share.option, color.option, shade.option, colors.option, words.option, sizes.option, pairs.option,
        title.option, path.option, fast.option,
    ]
}

private func parse(_ words: String...) throws -> Arguments { try Arguments(words, options: Keys.rows) }

private func refusal(_ words: String...) -> String? {
    let thrown = failure { try Arguments(words, options: Keys.rows) }
    #expect(thrown?.status == .usage)
    return thrown.map { $0.message + ($0.hint.map { "; \($0)" } ?? "") }
}

@Suite struct OptionKeyTests {
    @Test func defaults() throws {
        let arguments = try parse()
        #expect(arguments[Keys.count] == 10)
        #expect(arguments[Keys.limit] == nil)
        #expect(arguments[Keys.share] == 0.5)
        #expect(arguments[Keys.color] == .green)
        #expect(arguments[Keys.shade] == nil)
        #expect(arguments[Keys.colors] == [.blue])
        #expect(arguments[Keys.words] == ["js", "kl"])
        #expect(arguments[Keys.sizes] == nil)
        #expect(arguments[Keys.pairs] == [])
        #expect(arguments[Keys.title] == nil)
        #expect(!arguments[Keys.fast])
        #expect(!arguments.isGiven(Keys.count))
    }

    @Test func values() throws {
        let arguments = try parse(
            "-n3", "--limit=5", "--share", "1e-3", "--color", "red", "--shade=auto", "--shade", "blue", "--colors", "warm,blue",
            "--colors=red", "--words", "a,b", "--sizes=1,2", "--pair", "a=b", "--pair", "c=d", "--path", "-", "--fast")
        #expect(arguments[Keys.count] == 3)
        #expect(arguments[Keys.limit] == 5)
        #expect(arguments[Keys.share] == 0.001)
        #expect(arguments[Keys.color] == .red)
        #expect(arguments[Keys.shade] == .blue)
        #expect(arguments[Keys.colors] == [.red, .blue])
        #expect(arguments[Keys.words] == ["a", "b"])
        #expect(arguments[Keys.sizes] == [1, 2])
        #expect(arguments[Keys.pairs] == ["a=b", "c=d"])
        #expect(arguments[Keys.path] == "-")
        #expect(arguments[Keys.fast] && arguments.isGiven(Keys.count))
        #expect(try parse("--shade", "auto")[Keys.shade] == nil)
    }

    @Test func wrongValuesAreRefusedBeforeAnyIsRead() {
        #expect(refusal("--count=0") == "--count: found '0', expected a whole number from 1")
        #expect(refusal("--limit=6") == "--limit: found '6', expected a whole number from 2 to 5")
        #expect(refusal("--share=nan") == "--share: found 'nan', expected a number from 0.0 to 1.0")
        #expect(refusal("--color=rad") == "--color: found 'rad', expected one of red, green, blue; did you mean red?")
        #expect(refusal("--shade=pink") == "--shade: found 'pink', expected one of auto, red, green, blue")
        let names = "expected one or more of red, green, blue, warm, all"
        #expect(refusal("--colors=blue,gren") == "--colors: found 'gren', \(names); did you mean green?")
        #expect(refusal("--colors=") == "--colors: found an empty list, \(names)")
        #expect(refusal("--sizes=1,x") == "--sizes: found 'x', expected whole numbers")
        #expect(refusal("--pair=a") == "--pair: found 'a', expected two words and a = between")
        for wrong in ["-3", "x", "", "1.5", "99999999999999999999", "0x10", " 1"] {
            #expect(refusal("--count=\(wrong)") != nil, "\(wrong)")
        }
    }

    @Test func oldSpellingsAreAcceptedAndNotOffered() throws {
        #expect(try parse("--name", "x")[Keys.title] == "x")
        #expect(try parse("--heading=x")[Keys.title] == "x")
        #expect(try parse("--quick")[Keys.fast])
        #expect(try !parse("--quick", "--no-quick")[Keys.fast])
        #expect(refusal("--headin=x") == "unknown option --headin; --help lists the options")
    }

    @Test func theRowTellsTheDefault() {
        #expect(Keys.count.option.helpWithDefault == "how many (default 10)")
        #expect(Keys.color.option.helpWithDefault == "which (default green)")
        #expect(Keys.shade.option.helpWithDefault == "which (default auto)")
        #expect(Keys.words.option.helpWithDefault == "fields (default js,kl)")
        #expect(Keys.color.option.spelling == "    --color red|green|blue")
        #expect(Keys.colors.option.spelling == "    --colors LIST")
    }
}
