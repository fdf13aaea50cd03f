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

    private static let user = Person(first: "the user", later: "the user", isSubject: true)
    private static let assistant = Person(first: "the assistant", later: "the assistant", isSubject: true)
    private static let persons: [String: Person] = [
        "i": user, "im": user, "ive": user,
        "me": Person(first: "the user", later: "them"), "my": Person(first: "the user's", later: "their"),
        "mine": Person(first: "the user's", later: "theirs"), "myself": Person(first: "the user", later: "themselves"),
        "we": Person(first: "the user and others", later: "the user and others"), "us": Person(first: "the user and others", later: "them"),
        "our": Person(first: "the user's", later: "their"), "ours": Person(first: "the user's", later: "theirs"),
        "ourselves": Person(first: "the user and others", later: "themselves"),
        "you": assistant, "u": assistant, "youre": assistant, "your": Person(first: "the assistant's", later: "the assistant's"),
        "ur": Person(first: "the assistant's", later: "the assistant's"),
        "yours": Person(first: "the assistant's", later: "the assistant's"),
        "yourself": Person(first: "the assistant", later: "itself"),
    ]

    func rewritten(_ tokens: some Collection<Token>) -> String {
        var parts: [String] = []
        var wasUserNamed = false
        var awaitsVerb = false
        var follows = ""
        for token in tokens {
            defer { follows = token.word }
            let (stem, ending) = ThirdPerson.split(token.word)
            if let person = ThirdPerson.persons[stem] {
                var core = wasUserNamed ? person.later : person.first
                if person.first.hasPrefix("the user") { wasUserNamed = true }
                if let ending { core += " " + ThirdPerson.verb(ending, isSingular: person.isSubject) }
                parts.append(token.lead + core + token.trail)
                awaitsVerb = person.isSubject && ending == nil && token.trail.isEmpty
            } else if awaitsVerb {
                parts.append(token.lead + (inflected(token) ?? token.core) + token.trail)
                awaitsVerb = lexicon.has(.adverb, token.word) || token.word.hasSuffix("ly")
            } else if wasUserNamed, ["and", "but"].contains(follows), ThirdPerson.coordinated.contains(token.word) {
                parts.append(token.lead + (inflected(token) ?? token.core) + token.trail)
            } else {
                parts.append(token.word == "am" ? token.lead + "is" + token.trail : token.text)
            }
        }
        return parts.joined(separator: " ")
    }

    /// Verbs that are hardly ever nouns, and that people join to what they tell of themselves.
    private static let coordinated: Set<String> = [
        "am", "need", "want", "have", "live", "like", "love", "hope", "know", "think", "prefer", "don't", "do",
    ]

    /// The verb as it is behind he, she and it; nil where it is no verb, or has that form already.
    func inflected(_ token: Token) -> String? {
        let word = token.word
        switch word {
        case "am", "are": return "is"
        case "have": return "has"
        case "do": return "does"
        case "don't", "dont": return "does not"
        case "haven't", "havent": return "has not"
        case "aren't", "arent", "ain't": return "is not"
        default: break
        }
        if lexicon.has(.adverb, word) || lexicon.has(.noVerb, word) || lexicon.has(.past, word) || token.isName { return nil }
        guard let last = word.last, word.allSatisfy({ $0.isASCII && $0.isLetter }) else { return nil }
        if word.hasSuffix("ly") && !word.hasSuffix("pply") && !["fly", "rely"].contains(word) { return nil }
        if word.hasSuffix("ed") && !word.hasSuffix("eed") || word.hasSuffix("ing") && !["bring", "sing", "ring"].contains(word) {
            return nil
        }
        if last == "s" { return word.hasSuffix("ss") || word == "focus" ? token.core + "es" : nil }
        if ["x", "z", "o"].contains(last) || word.hasSuffix("ch") || word.hasSuffix("sh") { return token.core + "es" }
        if last == "y", let before = word.dropLast().last, !"aeiou".contains(before) { return token.core.dropLast() + "ies" }
        return token.core + "s"
    }

    /// A pronoun and the contracted ending that hangs on it; other words whole.
    private static func split(_ word: String) -> (stem: String, ending: String?) {
        switch word {
        case "im": return ("im", "m")
        case "ive": return ("ive", "ve")
        case "youre": return ("youre", "re")
        default: break
        }
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
