/// Tells the form of a sentence by its first words and its end; the first rule that holds decides.
///
/// Without regard to the mark at the end the form is that of the words alone, however the sentence is punctuated.
struct FormRules {
    let words: [Word]
    let sentence: Sentence
    private let heedsMark: Bool

    /// Index of the first word that is no opener (greeting, yes, well, please, but); the end if all are.
    let head: Int

    init(words: [Word], sentence: Sentence, heedsMark: Bool = true) {
        self.words = words
        self.sentence = sentence
        self.heedsMark = heedsMark
        var index = sentence.words.lowerBound
        while index < sentence.words.upperBound {
            let word = words[index]
            if word.span > 0,
                word.categories.isDisjoint(with: Category.openers) || FormRules.opensQuestion(words, index, sentence.words.upperBound)
            {
                break
            }
            index += 1
        }
        head = index
    }

    /// An opener that is also the beginning of a question or command stays ("could you" among the polite phrases).
    private static func opensQuestion(_ words: [Word], _ index: Int, _ end: Int) -> Bool {
        let categories = words[index].categories
        // "Correct this" is an order, "correct" alone a yes.
        if categories.isSuperset(of: [.affirm, .verb]), index + 1 < end {
            return words[index + 1].categories.isDisjoint(with: Category.openers)
        }
        return !categories.isDisjoint(with: [.wonder, .repair, .manage, .need, .want]) && categories.isDisjoint(with: [.please, .filler])
    }

    func at(_ index: Int) -> Categories { index < sentence.words.upperBound ? words[index].categories : Categories() }

    /// The next index behind `index` that is not inside a phrase.
    func after(_ index: Int) -> Int {
        var next = index + 1
        while next < sentence.words.upperBound, words[next].span == 0 { next += 1 }
        return next
    }

    private var end: Int { sentence.words.upperBound }
    private var asks: Bool { heedsMark && sentence.end == .question }
    private var all: Categories { sentence.categories }
    private var first: Categories { at(sentence.words.lowerBound) }

    func form() -> SentenceForm { head == end ? ofOpeners() : conventional() ?? byHead() ?? byWords() }

    /// Only openers: a convention if there is one, else a reply ("yes", "ok great").
    private func ofOpeners() -> SentenceForm {
        if asks, all.contains(.wh) || sentence.count > 3 { return .otherQuestion }
        if !all.isDisjoint(with: [.affirm, .negate, .acknowledge, .praise]) { return .reply }
        if !all.isDisjoint(with: Category.conventions) { return .conventional }
        return asks ? .otherQuestion : .fragment
    }

    /// What the words of the sentence say whatever stands around them.
    private func conventional() -> SentenceForm? {
        guard !asks else { return nil }
        // A farewell, if short.
        if all.contains(.bye), sentence.count <= 8 { return .conventional }
        if all.contains(.wish), sentence.count <= 12, wishes { return .conventional }
        // "that's all", "nothing else".
        if all.contains(.done), sentence.count <= 12 { return .reply }
        // Short thanks for something ("thanks for your help").
        if sentence.count <= 14, first.contains(.thank), all.isDisjoint(with: [.need, .want]), at(head).contains(.function) {
            return .conventional
        }
        // "act as", "you are a", "from now on".
        return all.contains(.roleplay) ? .roleplay : nil
    }

    /// By the first word that is no opener, and those behind it.
    private func byHead() -> SentenceForm? {
        let start = at(head)
        let second = after(head)
        // "is it possible", "I was wondering", "do you know".
        if start.contains(.wonder) { return .wonder }
        if start.contains(.wh), asksOpenly(second) { return .openQuestion }
        // A short word before the question word ("to which", "at what time").
        if asks || head == sentence.words.lowerBound, start.contains(.function), at(second).contains(.wh) { return .openQuestion }
        if let request = modalRequest(from: head, second) { return request }
        if start.contains(.auxiliary), !words[head].traits.contains(.clitic), let form = ofAuxiliary(start, second) { return form }
        // A base verb first, not followed by a verb that would make it a subject ("book is lost").
        let isCommand =
            start.contains(.verb) && start.isDisjoint(with: [.first, .second])
            && (at(second).isDisjoint(with: [.modal, .auxiliary]) || at(second).contains(.verb)) && !(asks && sentence.count <= 2)
        return isCommand ? .command : nil
    }

    /// Behind a question word: without a question mark only if a verb of questions or "to" comes near ("how to", "what is").
    private func asksOpenly(_ second: Int) -> Bool {
        // "How much", "how do": a phrase that asks.
        if asks || words[head].span > 1 || !at(second).isDisjoint(with: [.auxiliary, .modal]) { return true }
        if at(second).isDisjoint(with: [.first, .repeated]), at(after(second)).contains(.auxiliary) { return true }
        return at(second).isDisjoint(with: [.first, .pointer, .repeated])
    }

    /// An auxiliary first: "is there", "do you have"; "don't" and "do not" with a verb are commands.
    private func ofAuxiliary(_ start: Categories, _ second: Int) -> SentenceForm? {
        if at(second).contains(.not), !asks, at(after(second)).contains(.verb) { return .command }
        // "Do it", "do that again", but "do they".
        if !asks, start.contains(.verb), at(second).contains(.object) { return .command }
        let isQuestion =
            asks || !at(second).isDisjoint(with: [.first, .second, .pointer])
            || !start.contains(.verb) && at(second).isDisjoint(with: [.not, .praise, .booster, .reject])
        return isQuestion ? .yesNoQuestion : nil
    }

    /// By words anywhere in the sentence.
    private func byWords() -> SentenceForm {
        if words[head].traits.contains(.ideograph), let form = unordered() { return form }
        if let want = wanted() { return want }
        // "can you" or "could I" later in the sentence.
        if let request = innerRequest() { return request }
        // "please" before a verb, wherever ("to go on, please give").
        if all.contains(.please), isCommandWithin() { return .command }
        // A question word or particle anywhere before a question mark.
        if asks { return all.contains(.wh) ? .openQuestion : .otherQuestion }
        if words[end - 1].categories.contains(.questionParticle) { return .yesNoQuestion }
        if all.contains(.commit) { return .commitment }
        if hasTag { return .otherQuestion }
        // "yes that one", "no, I do": short behind an affirmation or negation.
        if sentence.count <= 4, !first.isDisjoint(with: [.affirm, .negate, .acknowledge, .praise]) { return .reply }
        if sentence.count <= 4, !first.isDisjoint(with: Category.conventions) { return .conventional }
        // Without pronoun, auxiliary or modal: no clause.
        // What is said of oneself ("I live in", "I tried") holds its pronoun within a phrase.
        if all.isDisjoint(with: [.first, .second, .auxiliary, .modal, .personal, .attempt]), sentence.count <= 8 { return .fragment }
        return .statement
    }

    /// "..., right", "..., correct" at the end of a clause.
    var hasTag: Bool {
        let last = sentence.words.upperBound - 1
        guard sentence.count > 3, words[last].span == 1 else { return false }
        let isTag =
            words[last].categories.isSuperset(of: [.affirm, .filler]) || words[last].categories.isSuperset(of: [.affirm, .confirm])
        return isTag && words[last - 1].categories.isDisjoint(with: [.auxiliary, .booster, .not, .affirm, .verb, .pointer])
    }

    /// A modal followed by "you" asks to act, by "I" or "we" asks leave, by anything else asks yes or no.
    private func modalRequest(from index: Int, _ next: Int) -> SentenceForm? {
        guard at(index).contains(.modal), words[index].span == 1 else { return nil }
        var next = next
        if at(next).contains(.not) { next = after(next) }
        let follower = at(next)
        if follower.contains(.second) {
            return at(index).contains(.politeModal) || sentence.categories.contains(.please) ? .politeRequest : .plainRequest
        }
        if follower.contains(.first) { return .permission }
        if asks || follower.contains(.pointer) { return .yesNoQuestion }
        // "Will the room", but no verb without its subject ("would do").
        if index == head, follower.contains(.function), follower.isDisjoint(with: [.verb, .auxiliary]) { return .yesNoQuestion }
        return nil
    }

    /// A need or wish of the speaker ("I need", "we would like"), unless denied; a question of interest if it wonders.
    private func wanted() -> SentenceForm? {
        var speaker = false
        var denied = false
        var index = head
        var seen = 0
        while index < sentence.words.upperBound, seen < 12 {
            let word = at(index)
            if word.contains(.not) { denied = true }
            if word.contains(.wonder), !denied { return .wonder }
            if speaker || seen == 0, !word.isDisjoint(with: [.need, .want]), !denied { return .need }
            if !word.isDisjoint(with: [.first, .commit]) { speaker = true }
            index = after(index)
            seen += 1
        }
        return nil
    }

    /// Ideographs: question words and particles, modals of asking and verbs of orders count anywhere, as no order of words tells.
    private func unordered() -> SentenceForm? {
        let all = sentence.categories
        if all.contains(.wh), !all.contains(.want) || asks { return .openQuestion }
        if words[sentence.words.upperBound - 1].categories.contains(.questionParticle) { return .yesNoQuestion }
        if all.contains(.politeModal) { return .politeRequest }
        if all.isSuperset(of: [.please, .verb]) { return .command }
        if all.contains(.verb), all.isDisjoint(with: [.first, .want, .need]) { return .command }
        return nil
    }

    private func isCommandWithin() -> Bool {
        var index = head
        while index < sentence.words.upperBound {
            let next = after(index)
            if at(index).contains(.please), at(next).contains(.verb) || at(index).contains(.verb) { return true }
            index = next
        }
        return false
    }

    private func innerRequest() -> SentenceForm? {
        guard sentence.categories.contains(.modal) else { return nil }
        var index = head
        while index < sentence.words.upperBound {
            let next = after(index)
            if at(index).contains(.modal), next < sentence.words.upperBound {
                if at(next).contains(.second) {
                    let isPolite = at(index).contains(.politeModal) || sentence.categories.contains(.please)
                    return isPolite ? .politeRequest : .plainRequest
                }
                if at(next).contains(.first), asks { return .permission }
            }
            index = next
        }
        return nil
    }
}
