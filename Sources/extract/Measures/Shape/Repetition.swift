/// How much a user says again, of their own words and of the assistant's.
///
/// Words are told apart by their hashes. Linear in the length of the conversation; holds the distinct words and trigrams of one.
struct Repetition: Sendable {
    private var types = WordSet()
    private var trigrams = WordSet()
    private var phrases = WordSet()
    private var heard = WordSet()
    private var messages: Set<String> = []
    private var counts = Counts()

    private struct Counts: Sendable {
        var words = 0
        var trigrams = 0
        var messages = 0
        var repeatedMessages = 0
        var phrases = 0
        /// Hash of the phrase that is being read; 0 between two.
        var phrase: UInt64 = 0
        var answered = 0
        var overlapping = 0
    }

    mutating func begin() {
        types.removeAll()
        trigrams.removeAll()
        phrases.removeAll()
        heard.removeAll()
        messages.removeAll(keepingCapacity: true)
        counts = Counts()
    }

    /// An assistant's message: the last one is what the user answers.
    mutating func hear(_ words: [UInt64]) {
        heard.removeAll()
        for word in words { heard.insert(word) }
    }

    /// A user's message and its words.
    mutating func add(_ text: String, _ words: [UInt64]) {
        counts.words += words.count
        for (index, word) in words.enumerated() {
            types.insert(word)
            if index >= 2 {
                counts.trigrams += 1
                trigrams.insert(WordHash.joined(WordHash.joined(words[index - 2], words[index - 1]), word))
            }
            parse(word)
        }
        if heard.count > 0 {
            counts.answered += words.count
            for word in words where heard.contains(word) { counts.overlapping += 1 }
        }
        guard !words.isEmpty else { return }
        counts.messages += 1
        if !messages.insert(text).inserted { counts.repeatedMessages += 1 }
    }

    /// LZ78 over words: a phrase is the longest known one and a word more.
    private mutating func parse(_ word: UInt64) {
        let longer = counts.phrase == 0 ? word : WordHash.joined(counts.phrase, word)
        if phrases.insert(longer) {
            counts.phrases += 1
            counts.phrase = 0
        } else {
            counts.phrase = longer
        }
    }

    var measures: Measures {
        [
            ("type_token_ratio", Share(types.count, of: counts.words, "no word").measure),
            // Of the trigrams within messages, those that were there before.
            ("repeated_trigram_share", Share(counts.trigrams - trigrams.count, of: counts.trigrams, "no message of three words").measure),
            // Phrases that Lempel and Ziv's parse of 1978 makes of the words, over their number: the lower the more is said again.
            ("compression_ratio", Share(counts.phrases + (counts.phrase == 0 ? 0 : 1), of: counts.words, "no word").measure),
            // Of the messages with a word, those that repeat an earlier one in full.
            ("repeated_message_share", Share(counts.repeatedMessages, of: counts.messages, "no message with a word").measure),
            // Of the words behind an assistant's message, those that are in its last one.
            ("assistant_overlap", Share(counts.overlapping, of: counts.answered, "no word behind a message of the assistant").measure),
        ]
    }
}
