import Testing

@testable import extract

@Suite struct LanguageIdentifierTests {
    private func language(_ texts: String...) -> Language? {
        languages.identifier.language(of: texts.map { Turn(role: .user, text: $0) })
    }

    @Test(
        arguments: [
            ("I need a hotel in the north of town", Language.en), ("ok", .en), ("", .en), ("42", .en), ("cheap hotel near station", .en),
            ("Necesito un hotel en el norte de la ciudad", .es), ("¿Cómo puedo llegar a la estación?", .es), ("hola", .es),
            ("我想去北京玩三天", .zh), ("请用 Python 写一个程序", .zh), ("Translate 你好 into English please, it is for my homework", .en),
            ("Je voudrais réserver une chambre pour deux nuits", nil), ("Ich brauche ein Hotel in der Nähe", nil),
            ("Vorrei prenotare una camera per due notti, grazie", nil), ("Preciso de um hotel perto da estação, você pode me ajudar?", nil),
            ("私は東京へ行きたいです", nil), ("호텔이 필요해요", nil), ("Нужен отель в центре", nil), ("أحتاج إلى فندق", nil), ("אני צריך מלון", nil),
        ] as [(String, Language?)])
    func tells(_ text: String, _ expected: Language?) { #expect(language(text) == expected) }

    @Test func onlyTheUserCounts() {
        let turns = [
            Turn(role: .assistant, text: "¿En qué puedo ayudarle? Necesito los datos de su cuenta"),
            Turn(role: .user, text: "my name is Zed"),
        ]
        #expect(languages.identifier.language(of: turns) == .en)
    }

    @Test func looksAtTheBeginningOfALongText() {
        #expect(language(String(repeating: "the cat and the dog ", count: 50_000) + String(repeating: "我", count: 3_000_000)) == .en)
        #expect(language(String(repeating: "我", count: 700), "the cat") == .zh)
    }
}
