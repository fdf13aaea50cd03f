import Testing

@testable import Stage

private enum Keys {
    static let triplets = OptionKey.integer("triplets", in: 1..., help: "how many").onlyWith("key").notWith("merge", "partial")
    static let key = OptionKey.outputFile("key", help: "where").onlyWith("triplets")
    static let merge = OptionKey.flag("merge", help: "sums")
    static let partial = OptionKey.flag("partial", help: "a shard")
    static let method = OptionKey.list("method", suggestions: ["a", "b", "c"], help: "how").defaulting(to: ["a"])
    static let forB = OptionKey.flag("for-b", help: "of b").onlyWith("method b", "method c", "merge")
    static let forA = OptionKey.flag("for-a", help: "of a").onlyWith("method a")
    static let rows = [triplets.option, key.option, merge.option, partial.option, method.option, forB.option, forA.option]
}

private func refusal(_ words: String...) -> String? { failure { try Arguments(words, options: Keys.rows) }?.message }

@Suite struct OptionConditionTests {
    @Test func whatDoesNotGoTogetherIsRefusedByOneSentence() {
        #expect(refusal("--key", "f") == "--key is used only with --triplets")
        #expect(refusal("--triplets", "3") == "--triplets is used only with --key")
        #expect(refusal("--triplets", "3", "--key", "f", "--partial") == "--triplets cannot be used with --partial")
        #expect(refusal("--triplets", "3", "--key", "f") == nil)
        #expect(refusal("--merge", "--partial") == nil)
    }

    @Test func aConditionOnAValueHoldsByDefaultToo() {
        #expect(refusal("--for-a") == nil)
        #expect(refusal("--for-a", "--method", "b") == "--for-a is used only with --method a")
        #expect(refusal("--for-a", "--method", "b,a") == nil)
        #expect(refusal("--for-b") == "--for-b is used only with --method b, --method c or --merge")
        #expect(refusal("--for-b", "--merge") == nil)
    }

    @Test func anUndoneFlagAsksForNothing() {
        #expect(refusal("--for-b", "--no-for-b") == nil)
        #expect(refusal("--for-b", "--merge", "--no-merge") != nil)
    }
}
