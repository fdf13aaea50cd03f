import Testing

@testable import extract

@Suite struct IdentityTests {
    /// Labels with the quotes that they were read off.
    private func labels(_ text: String) throws -> [String] {
        let rules = try IdentityRules(LexiconFile(builtIn: "realsim"))
        let scan = scanned(text, in: .en)
        var text = text
        return text.withUTF8 { bytes in
            scan.sentences.flatMap { rules.labels(of: $0, scan.words, bytes) }.map {
                "\($0.label.name): \(String(decoding: bytes[$0.bytes], as: UTF8.self))"
            }
        }
    }

    @Test(arguments: [
        ("I am a nurse.", "demographic: I am a nurse."),
        ("My knee is swollen.", "physical: My knee is swollen."),
        ("It is for my wife.", "interpersonal: It is for my wife."),
        ("I visited Rome twice.", "past: I visited Rome twice."),
        ("I'm planning to move.", "future: I'm planning to move."),
        ("In my opinion it is fine.", "worldview: In my opinion it is fine."),
        ("I prefer tea.", "preference: I prefer tea."),
    ])
    func tellsEachLabel(_ text: String, _ label: String) throws { #expect(try labels(text) == [label]) }

    @Test func theEvidenceIsTheClause() throws {
        #expect(try labels("Well, I am a nurse, so hurry.") == ["demographic: I am a nurse"])
        #expect(try labels("Please help (my wife is ill) now.") == ["interpersonal: my wife is ill"])
    }

    @Test func aLabelCountsOnceAClause() throws {
        #expect(try labels("My wife and my son.").count == 1)
        #expect(try labels("My wife, my son.").count == 2)
    }

    @Test func otherWordsStandBetween() throws {
        #expect(try labels("my very dear old wife") == ["interpersonal: my very dear old wife"])
        #expect(try labels("my very very dear old wife") == [], "four words are too many")
        #expect(try labels("I think you are a nurse.") == [])
        #expect(try labels("I am not a nurse.") == [])
    }

    @Test func pretenceTellsNothing() throws { #expect(try labels("Act as a doctor, I am a nurse.") == []) }

    @Test func reactionsAreNoPreference() throws { #expect(try labels("I like it. I like the second one.") == []) }
}
