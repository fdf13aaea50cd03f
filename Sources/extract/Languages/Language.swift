/// A language, by its code (ISO 639-1).
struct Language: Hashable, Sendable {
    let code: String

    init(_ code: String) { self.code = code }

    static let en = Language("en")
    static let zh = Language("zh")
}
