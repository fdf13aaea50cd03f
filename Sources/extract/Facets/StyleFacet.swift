/// How the user writes: length, register, conventions, tone, orthography, layout, and how these shift.
enum StyleFacet {
    static func description(of analysis: Analysis) -> Description {
        var description = Description()
        let turns = analysis.messages
        verbosity(turns, knowsWords: analysis.knowsWords, &description)
        if analysis.knowsWords {
            register(turns, &description)
            framing(turns, &description)
            conventions(turns, &description)
            tone(turns, &description)
            spelling(turns, &description)
        }
        marks(turns, &description)
        layout(turns, &description)
        return description
    }

    private static func verbosity(_ turns: [UserTurn], knowsWords: Bool, _ description: inout Description) {
        let words = turns.map(\.surface.words)
        let total = words.reduce(0, +)
        description.mean("words per message", total, over: turns.count, DegreePhrase.length((total + turns.count / 2) / turns.count))
        let longest = words.max() ?? 0
        description.number("words in the longest message", longest, DegreePhrase.length(longest))
        let sentences = turns.reduce(0) { $0 + $1.sentences }
        if sentences > 0 {
            description.mean("words per sentence", total, over: sentences, DegreePhrase.length((total + sentences / 2) / sentences))
            let each = (sentences * 2 + turns.count) / (turns.count * 2)
            description.mean(
                "sentences per message", sentences, over: turns.count,
                each <= 1 ? "one" : each == 2 ? "two" : each <= 4 ? "three or four" : "five or more")
        }
        if knowsWords { wordLength(turns, &description) }
        guard turns.count >= 3 else { return }
        let mean = max(1, total / turns.count)
        let rest = words.dropFirst()
        let later = rest.reduce(0, +) / rest.count
        let course =
            if words[0] >= 2 * max(1, later) {
                "shorter after the first message"
            } else if later >= 2 * max(1, words[0]) {
                "longer after the first message"
            } else if rest.allSatisfy({ abs($0 - mean) * 3 <= mean }) {
                "steady"
            } else {
                "uneven"
            }
        description.label("length over time", course)
    }

    private static func wordLength(_ turns: [UserTurn], _ description: inout Description) {
        let words = turns.reduce(0) { $0 + $1.surface.words - $1.surface.ideographs - $1.surface.numbers }
        guard words >= 5 else { return }
        let letters = turns.reduce(0) { $0 + $1.surface.letters }
        let phrase =
            switch letters * 10 / words {
            case ..<38: "very short words"
            case ..<42: "short words"
            case ..<46: "words of usual length"
            case ..<50: "rather long words"
            default: "long words"
            }
        description.mean("letters per word", letters, over: words, phrase)
    }

    /// Formal against casual: from -2, very casual, to 2, very formal.
    private static func formality(_ turns: ArraySlice<UserTurn>) -> Int {
        var formal = 0, casual = 0, words = 0
        for turn in turns {
            formal += turn.formals + (turn.has(.please) ? 1 : 0) + turn.count(.politeRequest)
            casual += turn.slangs + turn.surface.smallI + turn.surface.lowerStarts + (turn.has([.bareContraction, .misspelled]) ? 1 : 0)
            words += turn.surface.words
        }
        let balance = 100 * (formal - casual) / max(words, 10)
        return balance >= 12 ? 2 : balance >= 4 ? 1 : balance > -4 ? 0 : balance > -12 ? -1 : -2
    }

    private static let registers = ["very casual", "casual", "neutral", "formal", "very formal"]

    private static func register(_ turns: [UserTurn], _ description: inout Description) {
        description.label("formality", registers[formality(turns[...]) + 2])
        let half = turns.count / 2
        guard turns.count >= 4 else { return }
        let shift = formality(turns[half...]) - formality(turns[..<half])
        if abs(shift) >= 2 { description.label("formality over time", shift > 0 ? "more formal" : "more casual") }
    }

    private static func framing(_ turns: [UserTurn], _ description: inout Description) {
        let most = SentenceForm.allCases.filter(\.isRequest).map { form in (form, turns.reduce(0) { $0 + $1.count(form) }) }
            .reduce((SentenceForm.statement, 0)) { $1.1 > $0.1 ? $1 : $0 }
        if most.1 > 0 { description.label("usual form of requests", RequestsFacet.name(most.0)) }
    }

    private static func conventions(_ turns: [UserTurn], _ description: inout Description) {
        if turns[0].has(.greet) { description.fact("greets at the start") }
        description.share("says please", turns.count { $0.has(.please) }, of: turns.count)
        description.share("says thanks", turns.count { $0.has(.thank) }, of: turns.count)
        description.share("apologises", turns.count { $0.has(.apology) }, of: turns.count)
        if turns.contains(where: { $0.has(.bye) }) { description.fact("says goodbye") }
        if !turns.contains(where: { $0.has([.greet, .please, .thank, .apology, .bye]) }) { description.fact("no words of courtesy") }
        description.share("says \"you\" to the assistant", turns.count { $0.has(.second) }, of: turns.count)
        description.share("says \"I\" or \"we\"", turns.count { $0.has(.first) }, of: turns.count)
    }

    private static func isWarm(_ turn: UserTurn) -> Bool { turn.has(.joy) || turn.surface.exclamations > 0 && turn.has([.praise, .thank]) }
    private static func isSharp(_ turn: UserTurn) -> Bool { turn.has([.complain, .urgent]) }

    private static func tone(_ turns: [UserTurn], _ description: inout Description) {
        description.share("hedges (maybe, I think)", turns.count { $0.hedges > 0 }, of: turns.count)
        description.share("emphasis (very, really)", turns.count { $0.has(.booster) }, of: turns.count)
        description.share("warm or enthusiastic tone", turns.count(where: isWarm), of: turns.count)
        description.share("worried tone", turns.count { $0.has(.worry) }, of: turns.count)
        description.share("irritated tone", turns.count { $0.has(.complain) }, of: turns.count)
        description.share("impatient tone", turns.count { $0.has(.urgent) }, of: turns.count)
        description.share("fillers and slang", turns.count { $0.has(.filler) && $0.slangs > 0 }, of: turns.count)
        guard turns.count >= 4 else { return }
        let half = turns.count / 2
        func balance(_ part: ArraySlice<UserTurn>) -> Int { 100 * (part.count(where: isWarm) - part.count(where: isSharp)) / part.count }
        let shift = balance(turns[half...]) - balance(turns[..<half])
        if abs(shift) >= 40 { description.label("tone over time", shift > 0 ? "warmer" : "sharper") }
    }

    private static func spelling(_ turns: [UserTurn], _ description: inout Description) {
        description.share("writes \"i\" for \"I\"", turns.count { $0.surface.smallI > 0 }, of: turns.count)
        description.share("questions without a question mark", turns.count { $0.unmarkedQuestions > 0 }, of: turns.count)
        description.share("contractions", turns.count { $0.surface.clitics > 0 }, of: turns.count)
        description.share("leaves out apostrophes", turns.count { $0.has(.bareContraction) }, of: turns.count)
        description.share("misspellings and shorthand", turns.count { $0.has(.misspelled) }, of: turns.count)
    }

    private static func marks(_ turns: [UserTurn], _ description: inout Description) {
        let total = turns.count
        description.share("begins a sentence in lower case", turns.count { $0.surface.lowerStarts > 0 }, of: total)
        description.share("no punctuation at the end", turns.count { !$0.surface.isClosed && $0.surface.words > 0 }, of: total)
        description.share("exclamation marks", turns.count { $0.surface.exclamations > 0 }, of: total)
        description.share("question marks", turns.count { $0.surface.questions > 0 }, of: total)
        description.share("repeated marks (!!, ??)", turns.count { $0.surface.repeatedMarks > 0 }, of: total)
        description.share("dots (...)", turns.count { $0.surface.ellipses > 0 }, of: total)
        description.share("long message without commas", turns.count { $0.surface.commas == 0 && $0.surface.words >= 15 }, of: total)
        description.share("commas", turns.count { $0.surface.commas > 0 }, of: total)
        description.share("colons or semicolons", turns.count { $0.surface.colons > 0 }, of: total)
        description.share("dashes", turns.count { $0.surface.dashes > 0 }, of: total)
        description.share("parentheses", turns.count { $0.surface.parentheses > 0 }, of: total)
        description.share("curly quotes", turns.count { $0.surface.curly > 0 }, of: total)
        description.share(
            "mostly capital letters", turns.count { $0.surface.shouted >= 3 && $0.surface.shouted * 2 >= $0.surface.words }, of: total)
        description.share("emoji", turns.count { $0.surface.emoji > 0 }, of: total)
        description.share("emoticons", turns.count { $0.surface.emoticons > 0 }, of: total)
    }

    private static func layout(_ turns: [UserTurn], _ description: inout Description) {
        description.share("several lines", turns.count { $0.surface.lines > 1 }, of: turns.count)
        description.share("lists", turns.count { $0.surface.listLines > 1 }, of: turns.count)
        description.share("markdown", turns.count { $0.surface.markdown > 0 }, of: turns.count)
        description.share("code blocks", turns.count { $0.surface.codeLines > 0 }, of: turns.count)
        description.share("tables", turns.count { $0.surface.tableLines > 0 }, of: turns.count)
        guard turns.count >= 3 else { return }
        var openings: [UInt64: Int] = [:]
        for turn in turns { openings[turn.opening, default: 0] += 1 }
        let most = openings.values.max() ?? 0
        if most * 2 >= turns.count, most >= 2 { description.fact("most messages begin with the same word") }
        if openings.count == turns.count { description.fact("every message begins with a different word") }
    }
}

extension Facet {
    static let style = Facet("style", .rules(StyleFacet.description))
}
