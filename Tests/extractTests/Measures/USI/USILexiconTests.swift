import Foundation
import Stage
import Testing

@testable import extract

@Suite struct USILexiconTests {
    private func lexicon(_ text: String) throws -> USILexicon {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("usi-\(UUID()).lexicon")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try USILexicon(replacing: file.path)
    }

    private func hit(_ lexicon: USILexicon, _ heading: USILexicon.Heading, _ text: String) throws -> Bool {
        var matcher = PatternMatcher(try #require(lexicon.entries[heading]).pattern, heading.question)
        return matcher.matches(text)
    }

    @Test func theProgramHasEveryHeading() throws {
        let lexicon = try USILexicon()
        #expect(USILexicon.Heading.allCases.allSatisfy { lexicon.entries[$0] != nil })
        #expect(Set(USILexicon.Heading.allCases.filter(\.isFeature).map(\.rawValue)).isSubset(of: USI.names))
        #expect(
            lexicon.speaks(.en, .pivot) && !lexicon.speaks(.es, .pivot) && !lexicon.speaks(nil, .pivot) && lexicon.speaks(nil, .dropReal))
    }

    /// What every list is for, and what looks like it.
    @Test(arguments: [
        (USILexicon.Heading.politeness, "could you please check", "pleased to meet you"),
        (.acknowledgement, "ok great, thank you!", "ok book it"),
        (.acknowledgement, "that’s right.", "right?"),
        (.serviceVoice, "is there anything else i can help you with?", "is there anything else we can try?"),
        (.uncertainty, "it’s kind of late", "the kind of trip i want"), (.certainty, "definitely", "undefinitely"),
        (.pushback, "why didn’t you answer", "why not"),
        (.pushback, "i already told you", "ingredients i already have"), (.clarification, "what does that mean?", "i see what you mean."),
        (.information, "so is it far?", "i know that is it"), (.emotion, "come on!", "i would like to come on thursday"),
        (.accusation, "you never listen", "i never listen"), (.pivot, "actually, make it four", "what you can actually offer"),
    ])
    func tellsApart(heading: USILexicon.Heading, yes: String, no: String) throws {
        let lexicon = try USILexicon()
        #expect(try hit(lexicon, heading, yes) && !hit(lexicon, heading, no))
    }

    @Test func aFileReplacesItsHeadings() throws {
        let lexicon = try lexicon("[emotion_rate]\nSo Blue\n/gr+/\n[ack_only_rate]\njust so\n")
        #expect(try hit(lexicon, .emotion, "so  blue") && hit(lexicon, .emotion, "grrr") && !hit(lexicon, .emotion, "furious"))
        #expect(
            try hit(lexicon, .acknowledgement, "just so, -!") && !hit(lexicon, .acknowledgement, "just so now")
                && !hit(lexicon, .acknowledgement, "ok"))
        #expect(lexicon.speaks(.zh, .emotion) && !lexicon.speaks(.zh, .pivot) && lexicon.digests.count == 2)
        #expect(try hit(lexicon, .politeness, "please"))
    }

    @Test(arguments: [
        ("[sadness]\nsad", 1, "expected one of politeness_rate"), ("\n[pivot_rate]\n/a(?=b)/", 3, "character 2"),
        ("[id_density]\n/(?:a*)*b/", 2, "can be empty"),
    ])
    func refusals(text: String, line: Int, reason: String) {
        let failure = #expect(throws: Failure.self) { try lexicon(text) }
        #expect(failure?.place?.line == line && failure?.message.contains(reason) == true, "\(String(describing: failure))")
    }

    @Test func aFileThatIsNotThere() {
        let failure = #expect(throws: Failure.self) { try USILexicon(replacing: "/nowhere/usi.lexicon") }
        #expect(failure?.status == .noInput)
    }
}
