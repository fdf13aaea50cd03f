import Stage

/// Tells the emotion of a sentence by its words.
///
/// A word counts 1 for its emotion, or 1/2 where it stands under `.weak`, and half as much again behind a booster ("very happy") or in
/// a sentence that ends with an exclamation mark. Behind a negation (up to three words before) joy counts half, for sadness, and the
/// other emotions nothing. The top emotion is the sentence's where its share of all that was counted and of `calm` reaches
/// `threshold`: one strong word is enough, one weak word is not, and of two emotions in one sentence neither is.
struct EmotionRules: Sendable {
    /// The published threshold on the share of the top emotion, under which a sentence is neutral.
    static let threshold = 0.75
    /// What speaks for no emotion in every sentence: 1 / (1 + calm) passes the threshold, 0.75 / (0.75 + calm) does not.
    static let calm = 0.3

    /// What a word or phrase says of emotions.
    private struct Cues: PhraseLabels {
        var strong: CaseSet<Emotion> = []
        var weak: CaseSet<Emotion> = []
        var isBooster = false
        var isNegation = false

        mutating func formUnion(_ other: Cues) {
            strong.formUnion(other.strong)
            weak.formUnion(other.weak)
            isBooster = isBooster || other.isBooster
            isNegation = isNegation || other.isNegation
        }

        func weight(_ emotion: Emotion) -> Double { strong.contains(emotion) ? 1 : weak.contains(emotion) ? 0.5 : 0 }
    }

    private let cues: PhraseTable<Cues>
    private static let emotions = Emotion.allCases.filter { $0 != .neutral }
    private static let lists: [(name: String, labels: Cues)] =
        emotions.flatMap { [("emotion.\($0.name)", Cues(strong: [$0])), ("emotion.\($0.name).weak", Cues(weak: [$0]))] }
        + [("emotion.booster", Cues(isBooster: true)), ("emotion.not", Cues(isNegation: true))]

    /// - Throws: a `Failure` of the lexicon.
    init(_ file: LexiconFile) throws { cues = try PhraseTable(file, EmotionRules.lists) }

    static var headings: [String] { lists.map(\.name) }

    func emotion(of sentence: Sentence, _ words: [Word]) -> Emotion {
        var scores = [Double](repeating: 0, count: Emotion.allCases.count)
        var isBoosted = false
        var negatedUntil = sentence.words.lowerBound
        var index = sentence.words.lowerBound
        var isFound = false
        while index < sentence.words.upperBound {
            guard let (cue, length) = cues.entry(words, at: index, before: sentence.words.upperBound) else {
                isBoosted = false
                index += 1
                continue
            }
            let isNegated = index < negatedUntil
            let boost = (isBoosted ? 1.5 : 1) * (sentence.end == .exclamation ? 1.5 : 1)
            index += length
            isBoosted = cue.isBooster
            if cue.isNegation { negatedUntil = index + 3 }
            for emotion in EmotionRules.emotions {
                let weight = cue.weight(emotion) * boost
                guard weight > 0 else { continue }
                isFound = true
                if !isNegated {
                    scores[emotion.rawValue] += weight
                } else if emotion == .joy {
                    scores[Emotion.sadness.rawValue] += weight / 2
                }
            }
        }
        return isFound ? EmotionRules.top(scores) : .neutral
    }

    private static func top(_ scores: [Double]) -> Emotion {
        let best = emotions.reduce(.anger) { scores[$1.rawValue] > scores[$0.rawValue] ? $1 : $0 }
        return scores[best.rawValue] / (scores.reduce(0, +) + calm) >= threshold ? best : .neutral
    }
}
