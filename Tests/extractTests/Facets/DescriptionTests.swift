import Testing

@testable import extract

@Suite struct DescriptionTests {
    @Test func oneAspectALine() {
        var description = Description()
        description.share("absent", 0, of: 3)
        description.share("present", 3, of: 3)
        description.times("offered", 1, of: 2)
        description.part("told", 1, of: 4)
        description.number("details", 2, "a few")
        description.mean("words", 7, over: 2, "few")
        description.label("register", "formal")
        description.fact("greets")
        description.line("anything")
        description.aspect("act", part: 1, of: 8)
        #expect(
            description.text == """
                present, in every message
                offered, most of the time
                told: a small part of them
                details: a few
                words: few
                register: formal
                greets
                anything
                """)
        #expect(
            aspects(description)
                == #"{"present":1,"offered":0.5,"told":0.25,"details":2,"words":3.5,"register":"formal","greets":1,"act":0.125}"#)
    }

    @Test func joinsParts() {
        let parts = [Description(fact: "a"), Description(), Description(line: "b"), Description(fact: "c")]
        #expect(Description(parts).text == "a\nb\nc")
        #expect(aspects(Description(parts)) == #"{"a":1,"c":1}"#)
        #expect(aspects(Description()) == "{}")
    }

    private func aspects(_ description: Description) -> String { String(decoding: description.aspectsObject, as: UTF8.self) }
}
