/// Puts English that a user says of themselves and to the assistant into the third person: "I live in Leeds" becomes "the user
/// lives in Leeds", "your opening hours" "the assistant's opening hours".
///
/// The verb right behind I or you, adverbs aside, gets the ending of the third person, and one of a few common verbs behind "and" or "but".
struct ThirdPerson: Sendable {
    let lexicon: KnowledgeLexicon

    private struct Person {
        /// The first time, and where the same person was named before.
        var first: String
        var later: String
        /// Whether a verb in the third person singular follows.
        var isSubject = false
    }

    private static let persons: [(heading: KnowledgeLexicon.Heading, person: Person)] = [
        (.user, Person(first: "the user", later: "the user", isSubject: true)), (.userObject, Person(first: "the user", later: "them")),
        (.userPossessive, Person(first: "the user's", later: "their")), (.userOwn, Person(first: "the user's", later: "theirs")),
        (.userSelf, Person(first: "the user", later: "themselves")),
        (.users, Person(first: "the user and others", later: "the user and others")),
        (.usersObject, Person(first: "the user and others", later: "them")),
        (.usersSelf, Person(first: "the user and others", later: "themselves")),
        (.assistant, Person(first: "the assistant", later: "the assistant", isSubject: true)),
        (.assistantPossessive, Person(first: "the assistant's", later: "the assistant's")),
        (.assistantSelf, Person(first: "the assistant", later: "itself")),
    ]

    private func person(_ word: String) -> Person? {
        let headings = lexicon.headings(word)
        return headings.isEmpty ? nil : ThirdPerson.persons.first { headings.contains($0.heading) }?.person
    }

    func rewritten(_ tokens: some Collection<Token>) -> String {
        var parts: [String] = []
        var wasUserNamed = false
        var awaitsVerb = false
        var follows = ""
        for token in tokens {
            defer { follows = token.word }
            let (stem, ending) = split(token.word)
            if let person = person(stem) {
                var core = wasUserNamed ? person.later : person.first
                if person.first.hasPrefix("the user") { wasUserNamed = true }
                if let ending { core += " " + ThirdPerson.verb(ending, isSingular: person.isSubject) }
                parts.append(token.lead + core + token.trail)
                awaitsVerb = person.isSubject && ending == nil && token.trail.isEmpty
            } else if awaitsVerb {
                parts.append(token.lead + (inflected(token) ?? token.core) + token.trail)
                awaitsVerb = lexicon.has(.adverb, token.word) || token.word.hasSuffix("ly")
            } else if wasUserNamed, ["and", "but"].contains(follows), lexicon.has(.coordinated, token.word) {
                parts.append(token.lead + (inflected(token) ?? token.core) + token.trail)
            } else {
                parts.append(token.word == "am" ? token.lead + "is" + token.trail : token.text)
            }
        }
        return parts.joined(separator: " ")
    }

    private static let irregular: [(heading: KnowledgeLexicon.Heading, form: String)] = [
        (.becomesIs, "is"), (.becomesHas, "has"), (.becomesDoes, "does"), (.becomesDoesNot, "does not"), (.becomesHasNot, "has not"),
        (.becomesIsNot, "is not"),
    ]

    /// The verb as it is behind he, she and it; nil where it is no verb, or has that form already.
    func inflected(_ token: Token) -> String? {
        let word = token.word
        if let irregular = ThirdPerson.irregular.first(where: { lexicon.has($0.heading, word) }) { return irregular.form }
        if lexicon.has(.adverb, word) || lexicon.has(.noVerb, word) || lexicon.has(.past, word) || token.isName { return nil }
        guard let last = word.last, word.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
        if word.hasSuffix("ly") && !word.hasSuffix("pply") && !lexicon.has(.verbInLy, word) { return nil }
        if word.hasSuffix("ed") && !word.hasSuffix("eed") || word.hasSuffix("ing") && !lexicon.has(.verbInIng, word) {
            return nil
        }
        if last == "s" { return word.hasSuffix("ss") || lexicon.has(.verbInS, word) ? token.core + "es" : nil }
        if ["x", "z", "o"].contains(last) || word.hasSuffix("ch") || word.hasSuffix("sh") { return token.core + "es" }
        if last == "y", let before = word.dropLast().last, !"aeiou".contains(before) { return token.core.dropLast() + "ies" }
        return token.core + "s"
    }

    private static let joined: [(heading: KnowledgeLexicon.Heading, ending: String)] = [
        (.withAm, "m"), (.withHave, "ve"), (.withAre, "re"),
    ]

    /// A pronoun and the contracted ending that hangs on it; other words whole.
    private func split(_ word: String) -> (stem: String, ending: String?) {
        if let joined = ThirdPerson.joined.first(where: { lexicon.has($0.heading, word) }) { return (word, joined.ending) }
        guard let mark = word.firstIndex(of: "'") else { return (word, nil) }
        return (String(word[..<mark]), String(word[word.index(after: mark)...]))
    }

    private static func verb(_ ending: String, isSingular: Bool) -> String {
        switch ending {
        case "m", "re": isSingular ? "is" : "are"
        case "ve": isSingular ? "has" : "have"
        case "ll": "will"
        case "d": "would"
        default: ending
        }
    }
}
