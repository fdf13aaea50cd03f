import Foundation
import Stage

/// The words and expressions behind the features: those of the program, in English, and those of a file that take their place.
struct USILexicon: Sendable {
    /// What a heading of the file is for.
    enum Heading: String, CaseIterable, Sendable {
        case politeness = "politeness_rate"
        case acknowledgement = "ack_only_rate"
        case serviceVoice = "id_confuse_rate"
        case identifiers = "id_density"
        case uncertainty = "uncertainty_rate"
        case certainty = "certainty_rate"
        case pushback = "pushback_q_rate"
        case clarification = "clarify_q_rate"
        case information = "info_q_rate"
        case emotion = "emotion_rate"
        case accusation = "accusation_rate"
        case pivot = "pivot_rate"
        /// Messages of people, and of simulators, that are no part of the conversation.
        case dropReal = "drop_real"
        case dropSimulated = "drop_simulated"

        var isFeature: Bool { self != .dropReal && self != .dropSimulated }

        var isQuestion: Bool { self == .pushback || self == .clarification || self == .information }

        var question: PatternQuestion {
            switch self {
            case .acknowledgement: .atStart
            case .identifiers: .count
            default: .anywhere
            }
        }
    }

    struct Entry: Sendable {
        var pattern: Pattern
        /// Words of the program are of use in English only, those of a file wherever they are given.
        var isEnglish: Bool
    }

    private(set) var entries: [Heading: Entry] = [:]
    /// Digests of the texts that it was made from.
    let digests: [String]

    /// `path`: a file whose headings take the place of the program's own.
    ///
    /// - Throws: a `Failure` with the place of a heading that is unknown or of an expression that is not supported.
    init(replacing path: String? = nil) throws {
        let own = try LexiconFile.builtInText("usi")
        let given = try path.map(USILexicon.text)
        digests = [own, given].compactMap { $0 }.map(SHA256.hexadecimal)
        try add(LexiconFile(own, file: "usi.lexicon"), isEnglish: true)
        if let path, let given { try add(LexiconFile(given, file: path), isEnglish: false) }
    }

    private static func text(of path: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(.noInput, "\(path): cannot be opened, expected a file of words and expressions")
        }
        guard let text = String(data: data, encoding: .utf8) else { throw Failure(.data, "\(path): is not in UTF-8") }
        return text
    }

    /// Whether the words under a heading are of use in a language.
    func speaks(_ language: Language?, _ heading: Heading) -> Bool {
        entries[heading].map { !$0.isEnglish || language == .en } ?? false
    }

    private mutating func add(_ file: LexiconFile, isEnglish: Bool) throws {
        for section in file.sections {
            guard let heading = Heading(rawValue: section.name) else {
                let known = Heading.allCases.map(\.rawValue).joined(separator: ", ")
                throw Failure(.data, "found '[\(section.name)]', expected one of \(known)", at: section.place)
            }
            let parts = try section.entries.map { try USILexicon.syntax($0, heading) }
            let pattern = try Pattern(parts.count == 1 ? parts[0] : .alternatives(parts), at: section.place)
            entries[heading] = Entry(pattern: pattern, isEnglish: isEnglish && heading.isFeature)
        }
    }

    private static func syntax(_ entry: LexiconFile.Entry, _ heading: Heading) throws -> PatternSyntax {
        switch entry.content {
        case .pattern(let text):
            let syntax = try PatternParser.parse(text, at: entry.place)
            guard heading.question != .count || !syntax.repeatsEmpty else {
                throw Failure(
                    .data, "/\(text)/: expected nothing that can be empty within a repetition, for its matches are counted", at: entry.place
                )
            }
            return syntax
        case .phrase(let text):
            let phrase = PatternSyntax.phrase(heading.isFeature ? text.lowercased() : text)
            guard heading == .acknowledgement else { return phrase }
            var marks = ScalarSet([.space])
            marks.formUnion(ScalarSet("!.,-"))
            return .sequence([phrase, .repetition(.set(marks), minimum: 0, maximum: nil, isLazy: false), .assertion(.end)])
        }
    }
}
