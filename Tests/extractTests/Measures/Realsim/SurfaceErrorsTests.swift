import Testing

@testable import extract

@Suite struct SurfaceErrorsTests {
    /// Rules broken, each with the text at its place.
    private func errors(_ text: String) throws -> [String] {
        let rules = try SurfaceErrors(LexiconFile(builtIn: "realsim"))
        let scan = scanned(text, in: .en)
        var text = text
        return text.withUTF8 { bytes in
            var found: [String] = []
            rules.forEachPlace(scan, bytes) { found.append("\($0.rule.name): \(String(decoding: bytes[$0.bytes], as: UTF8.self))") }
            return found
        }
    }

    @Test(arguments: [
        ("I recieve it.", "misspelling: recieve"), ("I dont mind.", "apostrophe: dont"), ("Thats a lot.", "apostrophe: Thats"),
        ("Yes, its not here.", "apostrophe: its not"), ("Can u help?", "shorthand: u"), ("See you on monday.", "small_name: monday"),
        ("So i left.", "small_i: i"), ("They is here.", "agreement: They is"), ("He go home.", "agreement: go"),
        ("But she want tea.", "agreement: want"),
        ("I could of gone.", "grammar: could of"), ("It is the the end.", "doubled: the"), ("A apple fell.", "article: apple"),
        ("It took an day.", "article: day"), ("It took a hour.", "article: hour"), ("It is an unique book.", "article: unique"),
        ("We left. then it rained.", "small_start: then"), ("Well , yes.", "space_before:  ,"), ("Is it ?", "space_before:  ?"),
        ("Yes,no.", "missing_space: s,n"),
        ("It rained.Then it stopped.", "missing_space: d.T"), ("Yes!!", "repeated_mark: !!"), ("Well.. yes.", "repeated_mark: .."),
        ("Book a table", "open_end: table"),
    ])
    func findsEach(_ text: String, _ error: String) throws { #expect(try errors(text) == [error]) }

    @Test func everyRuleIsFound() throws {
        let all = try errors("i recieve it. Dont u know? On monday i and they is the the a apple. could of , yes,no!! and so on it goes")
        #expect(Set(all.map { $0.prefix { $0 != ":" } }).count == ErrorRule.allCases.count, "\(all)")
    }

    @Test(arguments: [
        "I think that that is so.", "An hour, a unicorn, a user, an umbrella, a European.", "Plan A is fine.",
        "Is it i.e. this, or the U.S. one?", "Well... yes.",
        "Does he go? I saw it go.", "Meet Monday at 10:30, by 1,000 people.", "See example.com, or iPhone. iPhone it is.",
        "The end — the end.", "That was the… the end.", "Thanks, you were kind.",
        "Ok", "Yes please", "- red one\n- blue one", "你好 世界", "Let's go: it's theirs.", "", "?", "I asked Node.js people.",
    ])
    func sparesWhatIsRight(_ text: String) throws { #expect(try errors(text) == []) }

    /// "dont" begins the sentence in a small letter as well.
    @Test func aWordIsOneError() throws { #expect(try errors("dont go.") == ["apostrophe: dont"]) }

    @Test(arguments: ["\u{0}", "i", "a", "an an", ".", ",,", "a 'a", "’’", "i'", "x\u{301} x\u{301}", "\r\n,", "a\u{2019}"])
    func survives(_ text: String) throws {
        _ = try errors(text)
        _ = try errors(String(repeating: text, count: 500))
    }
}
