/// Kinds of characters and habits of casing and punctuation, over all messages of a user.
extension CharacterCounts {
    /// `words` is how many the messages have. Shares are of all characters unless their comment says otherwise; what is no letter,
    /// digit, blank, mark or emoji (marks of direction and the like) is in none of them.
    func measures(words: Int) -> Measures {
        func share(_ part: Int) -> Measure { Share(part, of: characters, "no character").measure }
        func perHundred(_ part: Int) -> Measure { Share(100 * part, of: characters, "no character").measure }
        return [
            ("letter_share", share(letters)),
            ("digit_share", share(digits)),
            ("blank_share", share(spaces)),
            ("punctuation_share", share(marks)),
            ("emoji_share", share(emoji)),
            ("commas_per_100", perHundred(commas)),
            ("stops_per_100", perHundred(stops)),
            // Of the letters that have case.
            ("capital_share", Share(capitals, of: capitals + smalls, "no letter that has case").measure),
            // Of the words.
            ("capital_word_share", Share(capitalWords, of: words, "no word").measure),
        ]
    }
}
