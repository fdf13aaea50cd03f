import Foundation
import Testing

@testable import extract

/// How a message may be set otherwise without another word being said.
enum Setting: String, CaseIterable, Sendable {
    case stopsForQuestionMarks, noClosingMark, questionMarksForStops, smallLetters, capitals, spaces, curlyQuotes, bold, list, heading,
        pleasantry

    func apply(to text: String, _ dice: inout Dice) -> String {
        switch self {
        case .stopsForQuestionMarks: return text.replacingOccurrences(of: "?", with: dice.roll(below: 2) == 0 ? "." : "!")
        case .noClosingMark: return String(text.reversed().drop { ".?!".contains($0) }.reversed())
        case .questionMarksForStops: return text.replacingOccurrences(of: ".", with: "?")
        case .smallLetters: return text.lowercased()
        case .capitals: return text.uppercased()
        case .spaces:
            return text.replacingOccurrences(of: "?", with: " ?").replacingOccurrences(
                of: " ", with: dice.roll(below: 2) == 0 ? "  " : "   ")
        case .curlyQuotes: return text.replacingOccurrences(of: "'", with: "’")
        case .bold:
            let words = text.split(separator: " ")
            let bold = dice.roll(below: words.count)
            return words.enumerated().map { $0.offset == bold ? "**\($0.element)**" : String($0.element) }.joined(separator: " ")
        case .list: return "- " + text
        case .heading: return "## " + text
        case .pleasantry: return text + Setting.pleasantries[dice.roll(below: Setting.pleasantries.count)]
        }
    }

    static let pleasantries = [
        " I hope this helps!", " Have a wonderful day!", " Happy to help!", " Let me know if you need anything else.", " Feel free to ask.",
        " Please don't hesitate to contact us.", " If you have any other questions, just ask.", " Enjoy your evening!",
    ]
}

@Suite struct InvarianceTests {
    static let said = [
        "What is your zipcode please?", "Is there anything else I can help you with?", "What time would you like to leave?",
        "Would you like me to book it?", "Shall I proceed?", "I found 10 houses. One is Alborada.", "How about the Park Garden?",
        "Please confirm: two tickets for Tuesday.", "Your room is booked.", "You want 2 rooms, is that correct?",
        "Will you be the only passenger?",
        "That place is at 8 in the evening. Does it work for you?", "Sorry, we have no rooms. Could I find you another hotel?",
        "Unfortunately that isn't possible.", "Do you need a taxi?", "Please provide your order number.", "I'll need your user ID.",
        "In that case what is your budget?", "I can book it for you. Do you want me to?", "Any particular area?", "It is a pop song.",
    ]
    static let answered = [
        "21228", "No, thank you for your help.", "Friday at 17:15", "Yes please, for 3 people", "yes", "no", "Sounds good, book it.",
        "What other music do you have?", "Great. I also need a cab to the Park Garden.", "That's all I need, bye.", "Is there parking?",
        "I don't want that one.", "Make it four tickets.", "ok", "What is Alborada?", "I'd rather leave on Monday.", "the cheap one",
    ]

    func conversation(_ dice: inout Dice) -> [Turn] {
        (0..<3 + dice.roll(below: 6)).flatMap { number in
            let user = Turn(role: .user, text: number == 0 ? "I need a train." : Self.answered[dice.roll(below: Self.answered.count)])
            return [user, Turn(role: .assistant, text: Self.said[dice.roll(below: Self.said.count)])]
        }
    }

    func set(_ turns: [Turn], of role: Turn.Role, _ setting: Setting, _ dice: inout Dice) -> [Turn] {
        turns.map { $0.role == role ? Turn(role: role, text: setting.apply(to: $0.text, &dice)) : $0 }
    }

    func descriptions(_ turns: [Turn], _ facets: [Facet]) -> [[String]] {
        Analysis(Conversation(goal: nil, turns: turns), in: .en).descriptions(of: facets).map {
            [$0.text, String(decoding: $0.aspectsObject, as: UTF8.self)]
        }
    }

    @Test(arguments: Setting.allCases)
    func theUserIsTheSameHoweverTheAssistantIsSet(_ setting: Setting) {
        for seed in 1...60 as ClosedRange<UInt64> {
            var dice = Dice(seed: seed)
            let turns = conversation(&dice)
            let other = set(turns, of: .assistant, setting, &dice)
            for (facet, (a, b)) in zip(Facet.rules, zip(descriptions(turns, Facet.rules), descriptions(other, Facet.rules))) where a != b {
                Issue.record("seed \(seed), \(setting.rawValue), \(facet.rawValue): \(other.map(\.text))\n\(a[0])\n--\n\(b[0])")
            }
        }
    }

    @Test(arguments: [
        Setting.stopsForQuestionMarks, .noClosingMark, .questionMarksForStops, .smallLetters, .capitals, .spaces, .curlyQuotes,
    ])
    func actsAreTheSameHoweverTheUserWrites(_ setting: Setting) {
        let acts = [Facet.damsl, .sgd]
        for seed in 1...60 as ClosedRange<UInt64> {
            var dice = Dice(seed: seed)
            let turns = conversation(&dice)
            let other = set(turns, of: .user, setting, &dice)
            for (facet, (a, b)) in zip(acts, zip(descriptions(turns, acts), descriptions(other, acts))) where a != b {
                Issue.record("seed \(seed), \(setting.rawValue), \(facet.rawValue): \(other.map(\.text))\n\(a[0])\n--\n\(b[0])")
            }
        }
    }
}
