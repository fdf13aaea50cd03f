/// How the user takes the assistant's messages: engagement, evaluation, feedback, steering, answers.
enum ResponsesFacet {
    static func text(_ analysis: Analysis) -> String {
        var description = Description()
        let replies = analysis.turns.filter { $0.isReply && !$0.isEmpty }
        guard !replies.isEmpty else { return "no follow-up to any answer" }
        engagement(replies, &description)
        evaluation(replies, &description)
        steering(replies, &description)
        answers(analysis.turns.filter { !$0.isEmpty }, &description)
        closing(analysis, replies, &description)
        return description.text
    }

    private static func count(_ turns: [UserTurn], _ holds: (UserTurn) -> Bool) -> Int { turns.reduce(0) { $0 + (holds($1) ? 1 : 0) } }

    /// Takes up words of the answer or points at it.
    private static func buildsOn(_ turn: UserTurn) -> Bool {
        turn.requests + turn.toldWords > 0 && (turn.echoed >= 2 || turn.echoed * 3 >= turn.content && turn.echoed > 0 || turn.has(.pointer))
    }

    private static func acknowledges(_ turn: UserTurn) -> Bool { turn.damsl.contains(.acknowledge) || turn.damsl.contains(.appreciate) }

    private static func engagement(_ replies: [UserTurn], _ description: inout Description) {
        let total = replies.count
        description.add("acknowledges the answer", in: count(replies, acknowledges), of: total)
        description.add("builds on the answer", in: count(replies, buildsOn), of: total)
        description.add("takes up wording of the answer at length", in: count(replies) { $0.echoed >= 4 }, of: total)
        description.add(
            "passes over the answer", in: count(replies) { !acknowledges($0) && !buildsOn($0) && !$0.damsl.contains(.answer) && !$0.damsl.contains(.accept) },
            of: total)
        description.add("bare acknowledgement and nothing else", in: count(replies) { $0.isMinimal && acknowledges($0) }, of: total)
        description.add("follow-up question about the answer", in: count(replies) { $0.damsl.contains(.infoRequest) && buildsOn($0) }, of: total)
    }

    private static func evaluation(_ replies: [UserTurn], _ description: inout Description) {
        let total = replies.count
        description.add("thanks for the answer", in: count(replies) { $0.has(.thank) }, of: total)
        description.add("praises the answer", in: count(replies) { $0.has(.praise) }, of: total)
        description.add("accepts or agrees", in: count(replies) { $0.damsl.contains(.accept) }, of: total)
        let objecting = replies.filter { $0.has([.reject, .complain]) }
        description.add("finds fault with the answer", in: count(replies) { $0.has(.reject) }, of: total)
        description.add("voices annoyance at the answer", in: count(replies) { $0.has(.complain) }, of: total)
        description.add("corrects or contrasts", in: count(replies) { $0.has(.contrast) && $0.requests + $0.toldWords > 0 }, of: total)
        description.add("turns down", in: count(replies) { ($0.schema.contains(.negate) || $0.schema.contains(.negateIntent)) && $0.ask != .more }, of: total)
        if count(replies, { $0.has([.praise, .reject, .complain, .thank]) || $0.damsl.contains(.accept) }) == 0 {
            description.add("no evaluation at all")
        }
        guard !objecting.isEmpty else { return }
        let words = objecting.reduce(0) { $0 + $1.surface.words } / objecting.count
        let details = objecting.reduce(0) { $0 + $1.constraints + $1.surface.numbers + ($1.has(.reason) ? 1 : 0) }
        if words <= 6 {
            description.add("feedback bare, no word of what is wrong")
        } else if details >= objecting.count * 2 {
            description.add("feedback specific, says what and why")
        } else {
            description.add("feedback general, says roughly what is wrong")
        }
    }

    private static func steering(_ replies: [UserTurn], _ description: inout Description) {
        let total = replies.count
        description.add("steers by revision", in: count(replies) { $0.has(.revise) && $0.requests > 0 }, of: total)
        description.add("steers by asking for alternatives", in: count(replies) { $0.has(.alternative) && $0.requests > 0 }, of: total)
        description.add("asks to go on", in: count(replies) { $0.has(.proceed) && $0.surface.words <= 8 && $0.requests > 0 }, of: total)
        description.add("chooses from what is offered", in: count(replies) { $0.schema.contains(.select) }, of: total)
        description.add("turns to something new", in: count(replies) { $0.requests > 0 && $0.echoed == 0 && $0.repeated == 0 && $0.content >= 2 }, of: total)
        description.add("insists, says it again", in: count(replies) { $0.has(.repeated) }, of: total)
        description.add("asks what was meant or clears up a misunderstanding", in: count(replies) { $0.has(.repair) }, of: total)
        let refused = replies.filter(\.wasRefused)
        guard !refused.isEmpty else { return }
        description.add("after a refusal accepts", at: count(refused) { acknowledges($0) || $0.damsl.contains(.accept) }, times: refused.count)
        description.add("after a refusal seeks another way", at: count(refused) { $0.has([.alternative, .revise]) }, times: refused.count)
        description.add("after a refusal presses on with the same", at: count(refused) { $0.repeated * 2 >= $0.content && $0.content >= 2 }, times: refused.count)
    }

    private static func answers(_ turns: [UserTurn], _ description: inout Description) {
        let asked = turns.filter { $0.ask == .detail || $0.ask == .yesNo || $0.ask == .confirm }
        if !asked.isEmpty {
            description.add("asked back by the assistant: ", Degree.number(asked.count))
            let answered = asked.filter { $0.damsl.contains(.answer) || $0.schema.contains(.inform) || $0.damsl.contains(.accept) }
            description.add("answers the assistant's questions: ", answered.isEmpty ? "never" : Degree.times(answered.count, of: asked.count))
            if !answered.isEmpty {
                let words = answered.reduce(0) { $0 + $1.surface.words } / answered.count
                description.add(words <= 3 ? "answers in a word or two" : words <= 10 ? "answers in a brief phrase" : words <= 25 ? "answers in whole sentences" : "answers at length")
            }
            description.add("answers a question and asks more", at: count(answered) { $0.requests > 0 }, times: asked.count)
        }
        let offered = turns.filter { $0.ask == .offer }
        guard !offered.isEmpty else { return }
        description.add("accepts offers", at: count(offered) { $0.schema.contains(.affirmIntent) }, times: offered.count)
        description.add("declines offers", at: count(offered) { $0.schema.contains(.negateIntent) }, times: offered.count)
        description.add(
            "leaves offers unanswered", at: count(offered) { !$0.schema.contains(.affirmIntent) && !$0.schema.contains(.negateIntent) }, times: offered.count)
    }

    private static func closing(_ analysis: Analysis, _ replies: [UserTurn], _ description: inout Description) {
        guard let last = replies.last else { return }
        let thanks = last.has(.thank)
        let leaves = last.has(.bye)
        let declines = last.schema.contains(.negate) || last.has(.done)
        if !thanks, !leaves, !declines {
            description.add(last.requests > 0 ? "breaks off after a request" : "stops without a closing")
        } else {
            description.add("closes with ", thanks ? "thanks" : "no thanks", leaves ? " and a farewell" : "", declines ? ", nothing more needed" : "")
        }
    }
}
