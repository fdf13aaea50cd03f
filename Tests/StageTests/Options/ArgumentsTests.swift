import Testing

@testable import Stage

private func parse(_ words: String...) throws -> Arguments { try Arguments(words, options: sampleProgram.options) }

private func refusal(_ words: String...) -> (message: String, hint: String?)? {
    let thrown = failure { try Arguments(words, options: sampleProgram.options) }
    #expect(thrown?.status == .usage)
    return thrown.map { ($0.message, $0.hint) }
}

@Suite struct ArgumentsTests {
    @Test func everyFormOfAValue() throws {
        for words in [["--clusters", "5"], ["--clusters=5"], ["-k", "5"], ["-k5"], ["-k=5"], ["-fk5"], ["-fk", "5"], ["-fk=5"]] {
            #expect(try Arguments(words, options: sampleProgram.options).texts("clusters") == ["5"], "\(words)")
        }
        #expect(try parse("-oFILE").texts("output") == ["FILE"])
        #expect(try parse("--output=").texts("output") == [""])
        #expect(try parse("--output=a=b").texts("output") == ["a=b"])
        #expect(try parse("--output", "-").texts("output") == ["-"])
        #expect(try parse("--field", "-x").texts("field") == ["-x"])
    }

    @Test func theLastValueCountsAndARepeatedFlagKeepsAll() throws {
        let arguments = try parse("-k", "1", "-k", "2", "--field", "a,b", "--field=c")
        #expect(arguments.texts("clusters") == ["1", "2"])
        #expect(arguments.texts("field") == ["a,b", "c"])
        #expect(arguments.list("field") == ["a", "b", "c"])
    }

    @Test func defaults() throws {
        let arguments = try parse()
        #expect(arguments.texts("clusters") == nil && arguments.list("clusters") == ["10"])
        #expect(arguments.list("field") == [])
        #expect(!arguments.has("clusters"))
        #expect(!arguments.has("fast"))
        #expect(arguments.files == [])
    }

    @Test func filesAndTheEndOfFlags() throws {
        #expect(try parse("a", "-", "-q", "b").files == ["a", "-", "b"])
        #expect(try parse("a", "--", "-q", "--", "--x").files == ["a", "-q", "--", "--x"])
        #expect(try !parse("--", "-q").has("quiet"))
        #expect(try parse("").files == [""])
    }

    @Test func bundledAndUndoneFlags() throws {
        let arguments = try parse("-fqh")
        #expect(arguments.has("fast") && arguments.has("quiet") && arguments.wantsShortHelp)
        #expect(try !parse("--help").wantsShortHelp)
        #expect(try !parse("--fast", "--no-fast").has("fast"))
        #expect(try parse("--no-fast", "--fast").has("fast"))
    }

    @Test func unknownFlagsAreRefusedWithTheNearest() {
        #expect(refusal("--cluster")! == ("unknown option --cluster", "did you mean --clusters?"))
        #expect(refusal("--outptu=x")! == ("unknown option --outptu", "did you mean --output?"))
        #expect(refusal("--zzzzzzzzzz")! == ("unknown option --zzzzzzzzzz", "--help lists the options"))
        #expect(refusal("-z")?.message == "unknown option -z")
        #expect(refusal("-fz")?.message == "unknown option -z")
        #expect(refusal("--no-clusters")?.message == "unknown option --no-clusters")
        #expect(refusal("--no-fast=1")?.message == "unknown option --no-fast")
        #expect(refusal("---fast")?.message == "unknown option ---fast")
        #expect(refusal("--=x")?.message == "unknown option --")
        #expect(refusal("--Fast")!.hint == "did you mean --fast?")
    }

    @Test func wrongValuesAreRefused() throws {
        #expect(refusal("--clusters")?.message == "--clusters needs a value: N")
        #expect(refusal("-k")?.message == "-k needs a value: N")
        #expect(refusal("--fast=1")?.message == "--fast takes no value")
        #expect(refusal("--method=rule")! == ("--method: found 'rule', expected one of rules, model", "did you mean rules?"))
    }

    @Test(arguments: [("", "", 0), ("a", "", 1), ("", "ab", 2), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("same", "same", 0)])
    func editDistances(_ left: String, _ right: String, _ distance: Int) { #expect(editDistance(left, right) == distance) }
}
