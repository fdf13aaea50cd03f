extension Aspect {
    /// Of --measures realsim.
    static let realsim = [
        Aspect("words", "number of all words, code included; a Han character is one"),
        Aspect("turns", "number of the user's messages"),
        Aspect("sentences", "number of sentences, code left aside"),
        Aspect("flesch_kincaid_grade", "years of school that the text asks for, from words per sentence and syllables per word (English)"),
        Aspect("flesch_reading_ease", "the same on a scale where 100 is easy (English)"),
        Aspect("mtld", "lexical diversity: mean number of words until the share of different ones has fallen to 0.72"),
        Aspect("mattr", "lexical diversity: mean share of different words in all stretches of 50 words"),
        Aspect("hdd", "lexical diversity: expected share of different words among 42 drawn at random"),
        Aspect("yule_k", "how much is said again, from how often each word comes; high is repetitive"),
        Aspect("errors", "number of places that break a rule of spelling, punctuation or grammar (English)"),
        Aspect("emotion", "labels: one for each sentence (English)"),
        Aspect("identity", "labels: one for each thing that users tell of themselves (English)"),
        Aspect("intent", "labels: what kind of thing each message asks for (English and Chinese)"),
        Aspect("feedback", "labels: how each message takes the assistant's last answer (English and Chinese)"),
    ]

    /// Of --measures shape.
    static let shape =
        [("words", "words"), ("characters", "characters")].flatMap { unit, words in
            [
                Aspect("turn_\(unit)_mean", "mean number of \(words) of a message"),
                Aspect("turn_\(unit)_sd", "standard deviation of the number of \(words) of a message"),
                Aspect("turn_\(unit)_longest", "number of \(words) of the longest message"),
                Aspect("turn_\(unit)_first", "number of \(words) of the first message"),
                Aspect("turn_\(unit)_last", "number of \(words) of the last message"),
            ]
        } + [
            Aspect("user_assistant_ratio", "words of the user per word of the assistant"),
            Aspect("latency_mean", "mean seconds from an answer to the user's next message, where messages have times"),
            Aspect("latency_median", "median of the same"),
            Aspect("letter_share", "letters per character"),
            Aspect("digit_share", "digits per character"),
            Aspect("blank_share", "blanks and line breaks per character"),
            Aspect("punctuation_share", "marks and symbols per character"),
            Aspect("emoji_share", "emoji per character"),
            Aspect("commas_per_100", "commas per 100 characters"),
            Aspect("stops_per_100", "full stops per 100 characters"),
            Aspect("capital_share", "capitals per letter that has case"),
            Aspect("capital_word_share", "words of two letters or more all in capitals, per word"),
            Aspect("small_beginning_share", "share of messages whose first letter is a small one"),
            Aspect("open_end_share", "share of messages that end without a mark"),
            Aspect("question_mark_share", "share of messages with a question mark"),
            Aspect("exclamation_mark_share", "share of messages with an exclamation mark"),
            Aspect("type_token_ratio", "different words per word"),
            Aspect("repeated_trigram_share", "share of the sequences of three words that came before"),
            Aspect("compression_ratio", "phrases of a Lempel-Ziv parse per word; low is repetitive"),
            Aspect("repeated_message_share", "share of messages that repeat an earlier one in full"),
            Aspect("assistant_overlap", "share of the words behind an answer that are in the answer"),
            Aspect("code_line_share", "lines of code per line"),
            Aspect("links_per_message", "links per message"),
            Aspect("line_breaks_per_message", "line breaks per message"),
        ]

    /// Of --measures usi, the features of the User-Sim Index (Zhou et al., 2603.11245).
    static let usi = [
        Aspect("politeness_rate", "messages with a polite word, per message"),
        Aspect("short_msg_rate", "share of messages of at most three words"),
        Aspect("formality_rate", "share of messages with a long dash"),
        Aspect("ack_only_rate", "share of messages that only acknowledge"),
        Aspect("verbosity_cv", "standard deviation of the words of a message over their mean"),
        Aspect("repeat_rate", "1 where a sequence of three words comes more than ten times"),
        Aspect("id_confuse_rate", "1 where the user speaks as the service would"),
        Aspect("info_frontload", "share of the words that are in the first two messages"),
        Aspect("id_density", "identifiers (orders, accounts, e-mail addresses) per message"),
        Aspect("user_words_per_turn", "mean number of words of a message"),
        Aspect("opening_words", "words of the first message"),
        Aspect("uncertainty_rate", "messages with a word of doubt, per message"),
        Aspect("certainty_rate", "messages with a word of certainty, per message"),
        Aspect("pushback_q_rate", "messages with a question that objects, per message"),
        Aspect("clarify_q_rate", "messages with a question that asks what was meant, per message"),
        Aspect("info_q_rate", "messages with another question, per message"),
        Aspect("emotion_rate", "messages with a word of emotion, per message"),
        Aspect("accusation_rate", "messages that blame the assistant, per message"),
        Aspect("pivot_rate", "messages that turn to something else, per message"),
    ]
}
