/// How the user takes the assistant's messages: engagement, evaluation, feedback, steering, answers.
enum ResponsesFacet {
    static func description(of analysis: Analysis) -> Description {
        var description = Description()
        let replies = analysis.messages.filter(\.isReply)
        guard !replies.isEmpty else {
            description.fact("no reply to any answer")
            return description
        }
        engagement(replies, knowsWords: analysis.knowsWords, &description)
        guard analysis.knowsWords else { return description }
        evaluation(replies, &description)
        steering(replies, &description)
        answers(analysis.messages, &description)
        closing(replies, analysis.ending, &description)
        return description
    }

    /// Takes up words of the answer or points at it.
    private static func buildsOn(_ turn: UserTurn) -> Bool {
        turn.requests + turn.toldWords > 0 && (turn.echoed >= 2 || turn.echoed * 3 >= turn.content && turn.echoed > 0 || turn.has(.pointer))
    }

    private static func acknowledges(_ turn: UserTurn) -> Bool { turn.damsl.contains(.acknowledge) || turn.damsl.contains(.appreciate) }

    private static func engagement(_ replies: [UserTurn], knowsWords: Bool, _ description: inout Description) {
        let total = replies.count
        description.share("repeats many words of the answer", replies.count { $0.echoed >= 4 }, of: total)
        guard knowsWords else { return }
        description.share("acknowledges the answer", replies.count(where: acknowledges), of: total)
        description.share("builds on the answer", replies.count(where: buildsOn), of: total)
        description.share(
            "ignores the answer",
            replies.count { !acknowledges($0) && !buildsOn($0) && !$0.damsl.contains(.answer) && !$0.damsl.contains(.accept) }, of: total)
        description.share("only acknowledges the answer", replies.count { $0.isMinimal && acknowledges($0) }, of: total)
        description.share(
            "asks about the answer", replies.count { $0.damsl.contains(.infoRequest) && buildsOn($0) }, of: total)
    }

    private static func evaluation(_ replies: [UserTurn], _ description: inout Description) {
        let total = replies.count
        description.share("thanks the assistant", replies.count { $0.has(.thank) }, of: total)
        description.share("praises the answer", replies.count { $0.has(.praise) }, of: total)
        description.share("accepts or agrees", replies.count { $0.damsl.contains(.accept) }, of: total)
        let objecting = replies.filter { $0.has([.reject, .complain]) }
        description.share("finds fault with the answer", replies.count { $0.has(.reject) }, of: total)
        description.share("is annoyed at the answer", replies.count { $0.has(.complain) }, of: total)
        description.share(
            "corrects or qualifies the answer", replies.count { $0.has(.contrast) && $0.requests + $0.toldWords > 0 }, of: total)
        description.share(
            "says no", replies.count { ($0.schema.contains(.negate) || $0.schema.contains(.negateIntent)) && $0.ask != .more }, of: total
        )
        if !replies.contains(where: { $0.has([.praise, .reject, .complain, .thank]) || $0.damsl.contains(.accept) }) {
            description.fact("never judges an answer")
        }
        guard !objecting.isEmpty else { return }
        let words = objecting.reduce(0) { $0 + $1.surface.words } / objecting.count
        let details = objecting.reduce(0) { $0 + $1.constraints + $1.surface.numbers + ($1.has(.reason) ? 1 : 0) }
        description.label(
            "feedback",
            words <= 6
                ? "short, does not say what is wrong"
                : details >= objecting.count * 2 ? "specific, says what is wrong and why" : "general, says roughly what is wrong")
    }

    private static func steering(_ replies: [UserTurn], _ description: inout Description) {
        let total = replies.count
        description.share("asks to change the answer", replies.count { $0.has(.revise) && $0.requests > 0 }, of: total)
        description.share("asks for alternatives", replies.count { $0.has(.alternative) && $0.requests > 0 }, of: total)
        description.share("asks to continue", replies.count { $0.has(.proceed) && $0.surface.words <= 8 && $0.requests > 0 }, of: total)
        description.share("chooses one of the options", replies.count { $0.schema.contains(.select) }, of: total)
        description.share(
            "changes the topic", replies.count { $0.requests > 0 && $0.echoed == 0 && $0.repeated == 0 && $0.content >= 2 }, of: total)
        description.share("insists on an earlier point", replies.count { $0.has(.repeated) }, of: total)
        description.share("asks what was meant or clears up a misunderstanding", replies.count { $0.has(.repair) }, of: total)
        description.share("says that it was misunderstood", replies.count { $0.has(.misunderstood) }, of: total)
        description.share("takes back what it said", replies.count { $0.has(.retract) }, of: total)
        description.share("gives another number for the same thing", replies.count(where: \.changesNumber), of: total)
        let refused = replies.filter(\.wasRefused)
        description.times("accepts a refusal", refused.count { acknowledges($0) || $0.damsl.contains(.accept) }, of: refused.count)
        description.times("asks for another way after a refusal", refused.count { $0.has([.alternative, .revise]) }, of: refused.count)
        description.times(
            "repeats the request after a refusal", refused.count { $0.repeated * 2 >= $0.content && $0.content >= 2 },
            of: refused.count)
    }

    private static func answers(_ turns: [UserTurn], _ description: inout Description) {
        let asked = turns.filter { $0.ask == .detail || $0.ask == .yesNo || $0.ask == .confirm }
        let answered = asked.filter { $0.damsl.contains(.answer) || $0.schema.contains(.inform) || $0.damsl.contains(.accept) }
        description.times("answers the assistant's questions", answered.count, of: asked.count)
        if !asked.isEmpty {
            description.number("questions from the assistant", asked.count, DegreePhrase.number(asked.count))
            if answered.isEmpty {
                description.fact("answers none of the assistant's questions")
            } else {
                let words = answered.reduce(0) { $0 + $1.surface.words } / answered.count
                description.label(
                    "length of answers",
                    words <= 3 ? "a word or two" : words <= 10 ? "a short phrase" : words <= 25 ? "whole sentences" : "long")
            }
        }
        description.times("answers a question and adds a request", answered.count { $0.requests > 0 }, of: asked.count)
        let offered = turns.filter { $0.ask == .offer || $0.ask == .proposal }
        let (accepting, declining): (CaseSet<SchemaAct>, CaseSet<SchemaAct>) = ([.affirmIntent, .select], [.negateIntent, .negate])
        let taken = offered.count { !$0.schema.isDisjoint(with: accepting) }
        let declined = offered.count { !$0.schema.isDisjoint(with: declining) }
        description.times("accepts offers", taken, of: offered.count)
        description.times("declines offers", declined, of: offered.count)
        description.times(
            "ignores offers", offered.count { $0.schema.isDisjoint(with: accepting.union(declining)) }, of: offered.count)
    }

    private static func closing(_ replies: [UserTurn], _ ending: Ending, _ description: inout Description) {
        guard let last = replies.last else { return }
        let says = [
            (last.has(.thank), "thanks"), (last.has(.bye), "goodbye"),
            (last.schema.contains(.negate) || last.has(.done), "nothing more needed"),
        ].filter(\.0).map(\.1)
        let silence = last.requests > 0 ? "ends after a request" : "no closing words"
        description.label("closing", says.isEmpty ? silence : says.joined(separator: ", "))
        description.label("has the last word", ending.isUsers ? "the user" : "the assistant")
        description.label("ends after", ending.phrase(last))
    }
}

extension Facet {
    static let responses = Facet("responses", .rules(ResponsesFacet.description))
}
