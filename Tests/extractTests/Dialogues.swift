@testable import extract

/// The words that the program carries.
// swift-format-ignore: NeverUseForceTry
let languages = try! Languages.builtIn.get()  // the files are part of the build: a fault in them fails every test, by its message

extension Language {
    static let es = Language("es")
}

extension Analysis {
    init(_ conversation: Conversation, in language: Language? = nil) {
        var scratch = Scratch()
        self.init(conversation, in: language, languages: languages, scratch: &scratch)
    }
}

extension LanguageIdentifier {
    func language(of turns: [Turn]) -> Language? {
        var scan = TextScan()
        return language(of: turns, scan: &scan)
    }
}

/// The text of one facet.
func describe(_ conversation: Conversation, facet: Facet) -> String { Analysis(conversation).description(of: facet).text }

/// A conversation from lines, by turns of user and assistant; a line that begins with "A: " is the assistant's.
func dialogue(_ lines: String...) -> Conversation {
    Conversation(
        goal: nil,
        turns: lines.map { $0.hasPrefix("A: ") ? Turn(role: .assistant, text: String($0.dropFirst(3))) : Turn(role: .user, text: $0) })
}

enum Sample {
    static let polite = dialogue(
        "Hello there! I hope you're doing well. I was wondering if you could please help me find a quiet restaurant for our anniversary dinner in Cambridge on Friday evening?",
        "A: I found two restaurants. Would you like me to book one of them?",
        "Yes, that would be wonderful, thank you so much! Could you please book a table for two people at 19:30?",
        "A: Your table is booked. Is there anything else I can do for you?",
        "No, that's everything. Thank you very much for your help, I really appreciate it! Have a great day!")

    static let terse = dialogue(
        "cheap hotel near station", "A: What day would you like to stay?", "monday",
        "A: Here are twelve hotels with a long description of each.", "too many. just book one",
        "A: Could I get your name, please?", "smith. hurry up")

    static let frontLoaded = dialogue(
        "I need a train from Ely to Cambridge on Tuesday arriving by 10:15 for 3 people, then a hotel with free parking for 2 nights starting the same day, no more than 80 pounds a night because our budget is limited, and a taxi between the two.",
        "A: I booked the train TR5170 and found a hotel.", "ok", "A: Shall I book the hotel and a taxi?", "yes", "A: Done.", "Thanks")
}
