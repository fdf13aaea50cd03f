import Testing

@testable import extract

@Suite struct EnglishTests {
    @Test(arguments: [
        ("good morning", Category.greet), ("thank you so much", .thank), ("have a nice day", .bye), ("excuse me", .apology),
        ("pls", .please), ("of course", .affirm),
        ("not really", .negate), ("makes sense", .acknowledge), ("well done", .praise), ("doesn't work", .reject),
        ("waste of time", .complain), ("how about", .wh),
        ("looking for", .want), ("is it possible", .wonder), ("let's", .commit), ("that works", .select), ("something else", .alternative),
        ("make it", .revise),
        ("keep going", .proceed), ("bullet points", .format), ("pretend", .roleplay), ("at least", .constraint), ("for example", .example),
        ("because", .reason),
        ("my wife", .personal), ("i tried", .attempt), ("my name", .identity), ("as well", .addition), ("on second thought", .contrast),
        ("one more thing", .manage),
        ("by the way", .aside), ("what do you mean", .repair), ("i already said", .repeated), ("i'm not sure", .hedge),
        ("definitely", .booster), ("right now", .urgent),
        ("would you like me to", .offer), ("anything else", .offerMore), ("is that correct", .confirm), ("unfortunately", .refuse),
        ("that's all", .done),
        ("dont", .bareContraction), ("recieve", .misspelled),
    ])
    func knows(_ phrase: String, _ category: Category) { #expect(scanned(phrase, in: .en).words[0].categories.contains(category)) }

    @Test func lookAlikesAreTakenForThemselves() {
        #expect(!scanned("take care of it").sentences[0].categories.contains(.bye))
        #expect(!scanned("no problem").sentences[0].categories.contains(.negate))
        #expect(!scanned("never mind").sentences[0].categories.contains(.booster))
        #expect(!scanned("a table for two").sentences[0].categories.contains(.format))
    }
}
