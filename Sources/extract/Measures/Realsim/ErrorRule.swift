/// Kinds of surface errors in English, each a rule of its own; lists of words stand under [errors.NAME] of the lexicon.
enum ErrorRule: Int, NamedCases {
    /// A listed misspelling ("recieve").
    case misspelling
    /// A contraction without its apostrophe, or a phrase with one that lacks it ("dont", "its a").
    case apostrophe
    /// A word as it is cut short in messages ("u", "plz").
    case shorthand
    /// Day, month, language, country or such a name in a small letter ("monday").
    case smallName
    /// The pronoun "i" in a small letter.
    case smallI
    /// A phrase that breaks the agreement of subject and verb ("they is"), or he, she, it before a bare verb where a clause begins ("he
    /// go").
    case agreement
    /// A phrase of another mistaken form ("could of", "more better").
    case grammar
    /// A word twice in a row, other than those that may be ("that that").
    case doubled
    /// "a" before a vowel sound, "an" before a consonant sound, by the letters of the next word and lists of exceptions.
    case article
    /// A sentence that begins in a small letter, at the head of a message or behind a full stop, question or exclamation mark; in no
    /// message that has a list.
    case smallStart
    /// A blank before a comma, full stop, question or exclamation mark.
    case spaceBefore
    /// A comma between two letters, or a full stop between a word and a capital.
    case missingSpace
    /// The same mark twice or more ("!!", "??", ",,"), or two full stops or more than three.
    case repeatedMark
    /// The last sentence of a message, of three words or more and no item of a list, ends in a letter or digit.
    case openEnd

    static let names = spelledNames
}
