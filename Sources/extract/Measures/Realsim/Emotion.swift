import Stage

/// What a sentence of a user shows.
enum Emotion: String, CaseIterable, Sendable {
    case anger, disgust, fear, joy, sadness, surprise, neutral
}

/// Tells the emotion of a sentence by its words.
///
/// A word counts 1 for its emotion, or 1/2 where it stands under `.weak`, and half as much again behind a booster ("very happy") or in
/// a sentence that ends with an exclamation mark. Behind a negation (up to three words before) joy counts half, for sadness, and the
/// other emotions nothing. The top emotion is the sentence's where its share of all that was counted and of `calm` reaches
/// `threshold`: one strong word is enough, one weak word is not, and of two emotions side by side neither is.
struct EmotionRules: Sendable {
    /// The published threshold on the share of the top emotion, under which a sentence is neutral.
    static let threshold = 0.75
    /// What speaks for no emotion in every sentence: 1 / (1 + calm) passes the threshold, 0.75 / (0.75 + calm) does not.
    static let calm = 0.3

    private let lexicon: LabelLexicon
    private static let emotions = Emotion.allCases.filter { $0 != .neutral }
    private static let booster: LabelLexicon.Names = 1 << UInt64(2 * emotions.count)
    private static let negation = booster << 1
    private static let names = emotions.flatMap { [$0.rawValue, "\($0.rawValue).weak"] } + ["booster", "not"]

    /// - Throws: a `Failure` of the lexicon.
    init(_ file: LexiconFile) throws { lexicon = try LabelLexicon(file, under: "emotion", EmotionRules.names) }

    static var headings: [String] { names.map { "emotion.\($0)" } }

    func emotion(of sentence: Sentence, _ words: [Word]) -> Emotion {
        var scores = [Double](repeating: 0, count: EmotionRules.emotions.count)
        var isBoosted = false
        var negatedUntil = sentence.words.lowerBound
        var index = sentence.words.lowerBound
        var isFound = false
        while index < sentence.words.upperBound {
            guard let (names, length) = lexicon.entry(words, at: index, before: sentence.words.upperBound) else {
                isBoosted = false
                index += 1
                continue
            }
            let isNegated = index < negatedUntil
            let boost = (isBoosted ? 1.5 : 1) * (sentence.end == .exclamation ? 1.5 : 1)
            index += length
            isBoosted = names & EmotionRules.booster != 0
            if names & EmotionRules.negation != 0 { negatedUntil = index + 3 }
            for (place, emotion) in EmotionRules.emotions.enumerated() {
                let strength = names >> UInt64(2 * place) & 3
                guard strength != 0 else { continue }
                isFound = true
                let weight = (strength & 1 != 0 ? 1 : 0.5) * boost
                if !isNegated {
                    scores[place] += weight
                } else if emotion == .joy {
                    scores[EmotionRules.sadness] += weight / 2
                }
            }
        }
        return isFound ? EmotionRules.top(scores) : .neutral
    }

    private static let sadness = emotions.firstIndex(of: .sadness) ?? 0

    private static func top(_ scores: [Double]) -> Emotion {
        var best = 0
        for place in scores.indices where scores[place] > scores[best] { best = place }
        return scores[best] / (scores.reduce(0, +) + calm) >= threshold ? emotions[best] : .neutral
    }
}
