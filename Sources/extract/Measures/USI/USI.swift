/// The 19 features of the User-Sim Index (Zhou et al., 2603.11245).
enum USI {
    static let settings: [String] = []

    static func measures(of conversation: Conversation, source: String, language: Language?) -> Measures {
        []
    }
}
