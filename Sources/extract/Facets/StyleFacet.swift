/// How the user writes: length, register, conventions, tone, form.
enum StyleFacet {
    static func text(_ analysis: Analysis) -> String {
        var description = Description()
        let turns = analysis.turns.filter { !$0.isEmpty }
        verbosity(turns, &description)
        register(turns, &description)
        conventions(turns, &description)
        tone(turns, &description)
        orthography(turns, &description)
        layout(turns, &description)
        return description.text
    }

    private static func verbosity(_ turns: [UserTurn], _ description: inout Description) {
        let words = turns.map(\.surface.words)
        let total = words.reduce(0, +)
        description.add("messages: ", Degree.length((total + turns.count / 2) / turns.count))
        description.add("longest message: ", Degree.length(words.max() ?? 0))
        let sentences = turns.reduce(0) { $0 + $1.sentences }
        if sentences > 0 {
            description.add("sentences: ", Degree.length((total + sentences / 2) / sentences))
            let each = (sentences * 2 + turns.count) / (turns.count * 2)
            description.add(each <= 1 ? "one sentence a message" : each == 2 ? "two sentences a message" : each <= 4 ? "three or four sentences a message" : "five sentences a message or more")
        }
        let latin = turns.reduce(0) { $0 + $1.surface.words - $1.surface.ideographs - $1.surface.numbers }
        let letters = turns.reduce(0) { $0 + $1.surface.letters }
        if latin >= 5 {
            switch letters * 10 / latin {
            case ..<38: description.add("very short plain words")
            case ..<42: description.add("short plain words")
            case ..<46: description.add("words of usual length")
            case ..<50: description.add("rather long words")
            default: description.add("long learned words")
            }
        }
        guard turns.count >= 3 else { return }
        let mean = max(1, total / turns.count)
        let rest = words.dropFirst()
        let later = rest.reduce(0, +) / rest.count
        if words[0] >= 2 * max(1, later) {
            description.add("verbosity falls after the first message")
        } else if later >= 2 * max(1, words[0]) {
            description.add("verbosity rises after the first message")
        } else if rest.allSatisfy({ abs($0 - mean) * 3 <= mean }) {
            description.add("verbosity steady")
        } else {
            description.add("verbosity uneven")
        }
    }

    private static func register(_ turns: [UserTurn], _ description: inout Description) {
        let half = turns.count / 2
        func level(_ part: ArraySlice<UserTurn>) -> Int {
            var formal = 0, casual = 0, words = 0
            for turn in part {
                formal += turn.formals + (turn.has(.please) ? 1 : 0) + turn.count(.politeRequest)
                casual += turn.slangs + turn.surface.smallI + turn.surface.lowerStarts + (turn.has([.bareContraction, .misspelled]) ? 1 : 0)
                words += turn.surface.words
            }
            let balance = 100 * (formal - casual) / max(words, 10)
            return balance >= 12 ? 2 : balance >= 4 ? 1 : balance > -4 ? 0 : balance > -12 ? -1 : -2
        }
        switch level(turns[...]) {
        case 2: description.add("register very formal and courteous")
        case 1: description.add("register formal")
        case 0: description.add("register neutral")
        case -1: description.add("register casual")
        default: description.add("register very casual and careless")
        }
        guard half > 0, turns.count >= 4 else { return }
        let shift = level(turns[half...]) - level(turns[..<half])
        if shift >= 2 { description.add("register grows more formal") }
        if shift <= -2 { description.add("register grows more casual") }
    }

    private static func conventions(_ turns: [UserTurn], _ description: inout Description) {
        func add(_ habit: String, _ holds: (UserTurn) -> Bool) {
            description.add(habit, in: turns.reduce(0) { $0 + (holds($1) ? 1 : 0) }, of: turns.count)
        }
        if turns[0].has(.greet) { description.add("greets at the start") }
        add("says please") { $0.has(.please) }
        add("says thanks") { $0.has(.thank) }
        add("apologises") { $0.has(.apology) }
        if turns.contains(where: { $0.has(.bye) }) { description.add("says goodbye") }
        if !turns.contains(where: { $0.has([.greet, .please, .thank, .apology, .bye]) }) { description.add("no courtesy of any kind") }
        add("addresses the assistant as you") { $0.has(.second) }
        add("speaks in the first person") { $0.has(.first) }
    }

    private static func tone(_ turns: [UserTurn], _ description: inout Description) {
        func add(_ habit: String, _ holds: (UserTurn) -> Bool) {
            description.add(habit, in: turns.reduce(0) { $0 + (holds($1) ? 1 : 0) }, of: turns.count)
        }
        add("hedges") { $0.hedges > 0 }
        add("emphasis by strong adverbs") { $0.has(.booster) }
        add("warm or enthusiastic tone") { $0.has(.joy) || $0.surface.exclamations > 0 && $0.has([.praise, .thank]) }
        add("worried or troubled tone") { $0.has(.worry) }
        add("irritated tone") { $0.has(.complain) }
        add("impatient tone") { $0.has(.urgent) }
        add("filler and talk words") { $0.has(.filler) && $0.slangs > 0 }
    }

    private static func orthography(_ turns: [UserTurn], _ description: inout Description) {
        func add(_ habit: String, _ holds: (UserTurn) -> Bool) {
            description.add(habit, in: turns.reduce(0) { $0 + (holds($1) ? 1 : 0) }, of: turns.count)
        }
        add("begins in lower case") { $0.surface.lowerStarts > 0 }
        add("lower case for oneself") { $0.surface.smallI > 0 }
        add("no closing punctuation") { !$0.surface.isClosed && $0.surface.words > 0 }
        add("questions without a question mark") { $0.unmarkedQuestions > 0 }
        add("exclamation marks") { $0.surface.exclamations > 0 }
        add("question marks") { $0.surface.questions > 0 }
        add("doubled marks of emphasis") { $0.surface.repeatedMarks > 0 }
        add("trailing dots") { $0.surface.ellipses > 0 }
        add("commas left out of long sentences") { $0.surface.commas == 0 && $0.surface.words >= 15 }
        add("commas") { $0.surface.commas > 0 }
        add("colons or semicolons") { $0.surface.colons > 0 }
        add("dashes") { $0.surface.dashes > 0 }
        add("parentheses") { $0.surface.parentheses > 0 }
        add("typographic quotes") { $0.surface.curly > 0 }
        add("contractions") { $0.surface.clitics > 0 }
        add("apostrophes dropped") { $0.has(.bareContraction) }
        add("misspellings and shorthand") { $0.has(.misspelled) }
        add("shouting capitals") { $0.surface.shouted >= 3 && $0.surface.shouted * 2 >= $0.surface.words }
        add("emoji") { $0.surface.emoji > 0 }
        add("emoticons") { $0.surface.emoticons > 0 }
    }

    private static func layout(_ turns: [UserTurn], _ description: inout Description) {
        func add(_ habit: String, _ holds: (UserTurn) -> Bool) {
            description.add(habit, in: turns.reduce(0) { $0 + (holds($1) ? 1 : 0) }, of: turns.count)
        }
        add("several lines") { $0.surface.lines > 1 }
        add("list layout") { $0.surface.listLines > 1 }
        add("markdown marks") { $0.surface.markdown > 0 }
        add("code blocks") { $0.surface.codeLines > 0 }
        add("tables") { $0.surface.tableLines > 0 }
        guard turns.count >= 3 else { return }
        var openings: [UInt64: Int] = [:]
        for turn in turns { openings[turn.opening, default: 0] += 1 }
        let most = openings.values.max() ?? 0
        if most * 2 >= turns.count, most >= 2 { description.add("most messages begin with the same word") }
        if openings.count == turns.count { description.add("every message begins with another word") }
    }
}
