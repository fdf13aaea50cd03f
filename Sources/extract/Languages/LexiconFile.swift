import Foundation
import Stage

/// Words, phrases and regular expressions under headings, as a file holds them:
///
///     # a comment
///     [heading]
///     word, phrase of several words
///     /regular expression/
///
/// A heading may come again; a regular expression has a line of its own.
struct LexiconFile: Sendable {
    struct Entry: Sendable, Equatable {
        enum Content: Sendable, Equatable {
            /// A word, or words with single spaces between them.
            case phrase(String)
            case pattern(String)
        }

        var content: Content
        var place: Place
    }

    struct Section: Sendable {
        var name: String
        var place: Place
        var entries: [Entry] = []
    }

    private(set) var sections: [Section] = []

    /// - Throws: a `Failure` with the line where an entry stands before any heading, or a heading or expression has no end.
    init(_ text: String, file: String) throws {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let place = Place(file: file, line: index + 1)
            let line = line.trimmingCharacters(in: .whitespacesAndNewlines)
            if line.isEmpty || line.hasPrefix("#") { continue }
            if line.hasPrefix("[") {
                guard line.hasSuffix("]"), line.count > 2 else { throw Failure(.data, "found '\(line)', expected [heading]", at: place) }
                begin(String(line.dropFirst().dropLast()), at: place)
            } else if sections.isEmpty {
                throw Failure(.data, "found '\(line)' before any heading, expected [heading]", at: place)
            } else if line.hasPrefix("/") {
                guard line.hasSuffix("/"), line.count > 2 else {
                    throw Failure(.data, "found '\(line)', expected /regular expression/", at: place)
                }
                add(.pattern(String(line.dropFirst().dropLast())), at: place)
            } else {
                for phrase in line.split(separator: ",") {
                    let words = phrase.split(separator: " ").joined(separator: " ")
                    if !words.isEmpty { add(.phrase(words), at: place) }
                }
            }
        }
    }

    /// Words in a phrase at most.
    static let longestPhrase = 5

    subscript(name: String) -> Section? { sections.first { $0.name == name } }

    private mutating func begin(_ name: String, at place: Place) {
        if let index = sections.firstIndex(where: { $0.name == name }) {
            sections.append(sections.remove(at: index))
        } else {
            sections.append(Section(name: name, place: place))
        }
    }

    private mutating func add(_ content: Entry.Content, at place: Place) {
        sections[sections.count - 1].entries.append(Entry(content: content, place: place))
    }
}

extension LexiconFile.Section {
    /// The words and phrases of the section.
    ///
    /// - Throws: a `Failure` with the place of a regular expression, or of a phrase of more than `longestPhrase` words.
    func phrases() throws -> [String] {
        var scan = TextScan()
        let none = Lexicon.empty
        return try entries.map { entry in
            guard case .phrase(let phrase) = entry.content else {
                throw Failure(.data, "a regular expression under [\(name)], expected words and phrases", at: entry.place)
            }
            scan.read(phrase, lexicon: none)
            guard scan.words.count <= LexiconFile.longestPhrase else {
                throw Failure(.data, "'\(phrase)': expected at most \(LexiconFile.longestPhrase) words", at: entry.place)
            }
            return phrase
        }
    }
}
