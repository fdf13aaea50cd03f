import Testing

@testable import extract

@Suite struct SentenceFormTests {
    func form(_ text: String) -> SentenceForm? {
        let scan = scanned(text)
        return scan.sentences.first.map { FormRules(words: scan.words, sentence: $0).form() }
    }

    @Test(arguments: [
        ("Hi there!", SentenceForm.conventional), ("Thank you so much!", .conventional), ("Have a good day", .conventional),
        ("Thanks for your help", .conventional),
        ("Yes", .reply), ("ok great", .reply), ("No, thanks.", .reply), ("Yes that one", .reply), ("That is all I need to know.", .reply),
        ("Please look for a room", .command),
        ("Could you please write a poem?", .politeRequest), ("Can you please help", .politeRequest),
        ("Hi, would you book it?", .politeRequest),
        ("can u book it", .plainRequest), ("Can you find me a train?", .plainRequest),
        ("Could I get the number?", .permission), ("May I have it", .permission),
        ("Write a poem about it.", .command), ("please book it", .command), ("Don't do that", .command), ("Also make it shorter", .command),
        ("I need a train", .need), ("i 'm looking for a place", .need), ("We would like a room", .need), ("looking for a taxi", .need),
        ("I was wondering what to do", .wonder), ("Is it possible to change it?", .wonder), ("Do you know the way?", .wonder),
        ("What is the price?", .openQuestion), ("how to cook rice", .openQuestion), ("what about the other?", .openQuestion),
        ("At what time does it leave?", .openQuestion),
        ("Is there a pool?", .yesNoQuestion), ("do they have wifi", .yesNoQuestion), ("Will it rain?", .yesNoQuestion),
        ("Really the cheap one?", .otherQuestion), ("I'll take that", .commitment), ("Let's do the first", .commitment),
        ("short name for brand", .fragment), ("3 people", .fragment), ("Alexis", .fragment),
        ("My name is Alexis", .statement), ("I don't need that", .statement), ("It was too slow for me", .statement),
        ("What I said was true", .statement),
        ("Act as a guide", .roleplay), ("I want you to be my tutor", .roleplay),
        ("Hi I was just there and forgot it can you please ask him", .politeRequest),
        ("请帮我写一首诗", .command), ("怎么去北京", .openQuestion), ("谢谢", .conventional), ("好的", .reply), ("我想去北京", .need),
        ("¿Qué hora es?", .openQuestion), ("gracias", .conventional), ("quiero una mesa", .need),
    ])
    func tells(_ text: String, _ expected: SentenceForm) { #expect(form(text) == expected) }

    @Test func requestsAreWhatAsks() {
        #expect(SentenceForm.command.isRequest)
        #expect(SentenceForm.wonder.isRequest)
        #expect(!SentenceForm.reply.isRequest && !SentenceForm.fragment.isRequest)
    }
}
