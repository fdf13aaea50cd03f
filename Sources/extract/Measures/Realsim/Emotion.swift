/// What a sentence of a user shows.
enum Emotion: Int, NamedCases {
    case anger, disgust, fear, joy, sadness, surprise, neutral

    static let names = spelledNames
}
