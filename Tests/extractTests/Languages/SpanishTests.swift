import Testing

@testable import extract

@Suite struct SpanishTests {
    @Test(arguments: [
        ("hola", Category.greet), ("Muchas gracias", .thank), ("Adiós", .bye), ("lo siento", .apology), ("por favor", .please),
        ("sí", .affirm), ("vale", .acknowledge),
        ("Perfecto", .praise), ("necesito", .need), ("¿Qué?", .wh), ("podrías", .politeModal),
    ])
    func knows(_ phrase: String, _ category: Category) { #expect(scanned(phrase, in: .es).words[0].categories.contains(category)) }
}
