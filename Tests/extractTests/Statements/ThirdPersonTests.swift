import Testing

@testable import extract

@Suite struct ThirdPersonTests {
    private let person = ThirdPerson(lexicon: knowledge)
    private func rewritten(_ text: String) -> String { person.rewritten(text.split(separator: " ").map { Token($0) }) }

    @Test(arguments: [
        ("I am late", "the user is late"), ("I'm late", "the user is late"), ("im late", "the user is late"),
        ("I’ve seen it", "the user has seen it"),
        ("I don't like it", "the user does not like it"), ("I really need it", "the user really needs it"),
        ("I went home", "the user went home"),
        ("I booked it", "the user booked it"), ("I can go", "the user can go"), ("I carry it", "the user carries it"),
        ("I play it", "the user plays it"),
        ("I watch and I do it", "the user watches and the user does it"), ("I am here and need it", "the user is here and needs it"),
        ("my dog likes my cat", "the user's dog likes their cat"), ("we live here", "the user and others live here"),
        ("you have your dog", "the assistant has the assistant's dog"), ("thank you for it", "thank the assistant for it"),
        ("it gave me, so", "it gave the user, so"),
    ])
    func changesThePerson(_ said: String, _ told: String) { #expect(rewritten(said) == told) }

    /// He, she and it take these.
    @Test(arguments: [
        ("have", "has"), ("do", "does"), ("go", "goes"), ("wish", "wishes"), ("pass", "passes"), ("fix", "fixes"), ("try", "tries"),
        ("buy", "buys"), ("need", "needs"),
        ("supply", "supplies"), ("rely", "relies"), ("bring", "brings"), ("agree", "agrees"),
    ])
    func inflects(_ verb: String, _ inflected: String) { #expect(person.inflected(Token(verb)) == inflected) }

    @Test(arguments: ["went", "booked", "going", "can", "really", "the", "5", "needs", ""]) func leavesOtherWords(_ word: String) {
        #expect(person.inflected(Token(word)) == nil)
    }
}
