import Foundation
import Testing

@testable import extract

func matches(_ pattern: String, _ text: String, _ question: PatternQuestion = .anywhere) throws -> Bool {
    var matcher = PatternMatcher(try Pattern(pattern), question)
    return matcher.matches(text)
}

func count(_ pattern: String, _ text: String) throws -> Int {
    var matcher = PatternMatcher(try Pattern(pattern), .count)
    return matcher.count(text)
}

@Suite struct PatternMatcherTests {
    struct Golden {
        var pattern: String
        var text: String
        /// Whether re.search and re.match find something, and the length of re.findall.
        var answers: [Int]

        static let all: [Golden] = goldenMatches.split(separator: "\n").map { line in
            let row = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [Any] ?? []
            let (texts, numbers) = (row.compactMap { $0 as? String }, row.compactMap { $0 as? Int })
            return Golden(pattern: texts[0], text: texts[1], answers: numbers)
        }
    }

    static let questions: [PatternQuestion] = [.anywhere, .atStart, .count]

    /// What Python answers, with a table that is kept and with one that has no room and is made anew with each character.
    @Test(arguments: [PatternMatcher.room, 1]) func answersAsPython(room: Int) throws {
        #expect(Golden.all.count == 400)
        for golden in Golden.all {
            let syntax = try PatternParser.parse(golden.pattern)
            for (question, answer) in zip(Self.questions, golden.answers) where question != .count || !syntax.repeatsEmpty {
                var matcher = PatternMatcher(try Pattern(syntax), question, room: room)
                #expect(matcher.count(golden.text) == answer, "\(golden) \(question)")
                #expect(matcher.count(golden.text) == answer, "again: \(golden) \(question)")
            }
        }
    }

    @Test func whatItLearnedChangesNoAnswer() throws {
        let pattern = try Pattern(#"\b(?:i think|not (?:\w+ )?sure|maybe)\b"#)
        var matcher = PatternMatcher(pattern, .anywhere)
        let texts = [
            "i think so", "i thin", "maybe", "may be", "", "not so sure", "not sured", "we not", "unsure maybes", "am not very sure.",
        ]
        for _ in 0..<2 { #expect(texts.map { matcher.matches($0) } == [true, false, true, false, false, true, false, false, false, true]) }
    }

    /// Every match here has a longer one that is looked for to the end of the text: by starting anew behind each it would take 10^11 steps.
    @Test func countsInOnePass() throws {
        let text = String(repeating: "a", count: 300_000)
        #expect(try count("a.*z|a", text) == 300_000)
        #expect(try count("a.*z|a", text + "z") == 1)
        #expect(try count(#"\S+@\S+|[a-z]{6,}"#, String(repeating: "abcdefg-", count: 30_000)) == 30_000)
    }

    @Test func backtrackersBaneIsLinear() throws {
        let text = String(repeating: "a", count: 100_000)
        #expect(try !matches("(?:a|a)*b", text) && !matches("(?:a*)*b", text) && matches("(?:a?){50}a{50}", text))
    }

    @Test func emptyMatchesAsFindall() throws {
        // len(re.findall(...)) of Python 3.11
        #expect(try count("a*", "baac") == 4 && count("", "abc") == 4 && count("a*?", "aa") == 5 && count("|a", "a") == 3)
    }

    @Test func neighboursAcrossScripts() throws {
        #expect(try matches(#"\bé\b"#, "un é un") && !matches(#"\bé\b"#, "née") && !matches(#"\b中\b"#, "中文"))
        #expect(try matches(#"^\w+$"#, "naïve²中_٣\n") && !matches(#"^\w+\Z"#, "a\n"))
    }
}
