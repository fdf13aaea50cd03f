/// What an assistant's message does besides asking.
enum AssistantMessage {
    /// Whether it says that something cannot be had or done.
    static func refuses(_ scan: TextScan) -> Bool {
        scan.sentences.contains { sentence in
            guard sentence.categories.contains(.refuse) else { return false }
            return !FormRules(words: scan.words, sentence: sentence, heedsMark: false).form().isRequest
        }
    }

    /// Whether it may present what it found, for the user to choose: it is short, and does not say that something was carried out
    /// ("your room is booked").
    static func presents(_ scan: TextScan) -> Bool {
        scan.sentences.count <= 6
            && !scan.sentences.contains { sentence in
                sentence.categories.contains(.carriedOut) && scan.words[sentence.words].contains { $0.categories.contains(.auxiliary) }
            }
    }

    /// Adds the words of what it talks about; pleasantries ("have a good day", "let me know if you need anything else") are about nothing.
    static func addContent(of scan: TextScan, to heard: inout WordSet) {
        for sentence in scan.sentences where !isPleasantry(sentence, scan.words) {
            for word in scan.words[sentence.words] where word.isContent { heard.insert(word.hash) }
        }
    }

    private static func isPleasantry(_ sentence: Sentence, _ words: [Word]) -> Bool {
        let all = sentence.categories
        if !all.isDisjoint(with: [.offerMore, .invites, .bye, .greet]) || all.isSuperset(of: [.wish, .occasion]) { return true }
        return sentence.count <= 8
            && words[sentence.words].prefix(3).contains {
                !$0.categories.isDisjoint(with: [.thank, .joy]) && !$0.categories.contains(.praise)
            }
    }
}
