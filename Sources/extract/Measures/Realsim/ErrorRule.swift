/// Kinds of surface errors in English, each a rule of its own; lists of words stand under [errors.NAME] of the lexicon.
enum ErrorRule: String, CaseIterable, Sendable {
    /// A listed misspelling ("recieve").
    case misspelling
    /// A contraction without its apostrophe, or a phrase with one that lacks it ("dont", "its a").
    case apostrophe
    /// A word as it is cut short in messages ("u", "plz").
    case shorthand
    /// Day, month, language, country or such a name in a small letter ("monday").
    case smallName = "small_name"
    /// The pronoun "i" in a small letter.
    case smallI = "small_i"
    /// A phrase that breaks the agreement of subject and verb ("they is"), or he, she, it before a bare verb where a clause begins ("he go").
    case agreement
    /// A phrase of another mistaken form ("could of", "more better").
    case grammar
    /// A word twice in a row, other than those that may be ("that that").
    case doubled
    /// "a" before a vowel sound, "an" before a consonant sound, by the letters of the next word and lists of exceptions.
    case article
    /// A sentence that begins in a small letter, at the head of a message or behind a full stop, question or exclamation mark; in no
    /// message that has a list.
    case smallStart = "small_start"
    /// A blank before a comma, full stop, question or exclamation mark.
    case spaceBefore = "space_before"
    /// A comma between two letters, or a full stop between a word and a capital.
    case missingSpace = "missing_space"
    /// The same mark twice or more ("!!", "??", ",,"), or two full stops or more than three.
    case repeatedMark = "repeated_mark"
    /// The last sentence of a message, of three words or more and no item of a list, ends in a letter or digit.
    case openEnd = "open_end"

    /// Those whose words and phrases are listed, in the order in which they are tried.
    static let listed: [ErrorRule] = [.misspelling, .apostrophe, .shorthand, .smallName, .agreement, .grammar]
}
