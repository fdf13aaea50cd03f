import Testing

@testable import extract

/// The acts of a reply to what was asked, with and without the marks of the assistant.
@Suite struct ActsInContextTests {
    static let replies: [(assistant: String, user: String, acts: String)] = [
        ("What is your zipcode please", "21228", "INFORM"), ("what restaurant", "oren hummus", "INFORM"),
        ("What is the pickup location", "Lincoln Memorial in Washington DC", "INFORM"),
        ("Is there anything else I can help you with", "No, thank you for your help.", "THANK, NEGATE"),
        ("Is there anything else I can help you with", "No thanks. Bye!", "THANK, NEGATE, GOODBYE"),
        ("Will you be the only passenger", "Yes", "AFFIRM"), ("Will you be the only passenger? (Y/N)", "Yes", "AFFIRM"),
        ("You are booked on the 5 pm.\nWill you be the only passenger?", "yes please!", "AFFIRM"),
        ("That place is at 8 pm. Does it work?", "it does not work for me .", "NEGATE"),
        ("How about the ivy?", "that won't work. goodbye", "NEGATE, GOODBYE"),
        ("confirming that movie is the accountant, right?", "that ' s correct", "AFFIRM"),
        ("You're booked.", "tyvm", "THANK"), ("You're booked.", "Thank so much!", "THANK"),
        ("You're booked.", "Thank you, that's all I need.", "THANK, GOODBYE"),
        ("You're booked. Enjoy!", "You are the best enjoy your evening!", "GOODBYE"),
        ("You're booked. Enjoy!", "Thanks so much have an amazing day!", "THANK, GOODBYE"),
        ("You're booked.", "Great, you've been an amazing help, thank you.", "THANK"),
        ("Please confirm: You want me to book a Luxury ride for 1 people.", "Yes, that is correct.", "AFFIRM"),
        ("Please confirm: You want 2 tickets.", "I want four tickets.", "NEGATE, INFORM"),
        ("I found 10 houses. One is Alborada.", "Sounds fab. I want a cab there.", "SELECT, INFORM_INTENT"),
        ("One is Alborada.", "It's a great house and I'd like to book it.", "SELECT, INFORM_INTENT"),
        ("It is a Pop song.", "What other music do you have?", "REQUEST_ALTS"),
        ("One is Alborada.", "Search for some other flights.", "REQUEST_ALTS"),
        ("One is Alborada.", "Will you find me a different salon?", "REQUEST_ALTS"),
        ("At what date do you plan to travel?", "Will you find tickets on 11th of March?", "INFORM"),
        ("And where are you interested to watch the movie at?", "Find me a movie showing in the Santa Rosa area.", "INFORM"),
        ("That's $71 with uberX. Shall I proceed?", "please book this", "AFFIRM"),
        ("Would you like me to add an alarm?", "No, I don't want any new alarms.", "NEGATE_INTENT"),
        (
            "Wonderful", "I need a ride to Fauntleroy Park. Im going meet my running group at 5 and we will see you later at the park.",
            "INFORM, INFORM_INTENT"
        ),
    ]

    @Test(arguments: replies.indices)
    func repliesAreReadInTheirContext(_ index: Int) {
        let (assistant, user, acts) = Self.replies[index]
        #expect(
            describe(dialogue("I need help.", "A: " + assistant, user), facet: .sgd).split(separator: "\n").last.map(String.init) == acts,
            "\(user)")
    }

    @Test func anOpeningGoodDayGreets() {
        let acts = describe(dialogue("Good day! Are there any showings of Batman tomorrow?"), facet: .sgd)
        #expect(acts.hasPrefix("GREET, ") && !acts.contains("GOODBYE"))
        #expect(describe(dialogue("hiiiiiiii"), facet: .sgd) == "GREET")
    }
}
