/// What is counted about a message besides its words.
struct Surface: Sendable {
    var lines = 0
    var listLines = 0
    var codeLines = 0
    var markdown = 0
    var quoteLines = 0
    var tableLines = 0
    var exclamations = 0
    var questions = 0
    /// Runs of two or more of ! and ?.
    var repeatedMarks = 0
    var ellipses = 0
    var dashes = 0
    var parentheses = 0
    var quotes = 0
    var commas = 0
    /// Colons and semicolons.
    var colons = 0
    var curly = 0
    var emoji = 0
    var emoticons = 0
    var links = 0
    /// Sentences that begin with a small letter.
    var lowerStarts = 0
    /// Words without contracted endings.
    var words = 0
    var clitics = 0
    var letters = 0
    var numbers = 0
    var identifiers = 0
    var names = 0
    var shouted = 0
    /// The pronoun I as a small letter.
    var smallI = 0
    var ideographs = 0
    /// Closed by a mark that ends sentences (or by code or an emoji).
    var isClosed = false
}
