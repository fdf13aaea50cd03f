import Foundation
import Lexicons
import Stage
import Testing

@testable import extract

/// A language comes into the program with one file; the list in Lexicons.swift names it, since embedded files cannot be listed.
@Suite struct LanguagesTests {
    private func file(_ text: String, _ code: String) throws -> LanguageFile {
        try LanguageFile(LexiconFile(text, file: "\(code).lexicon"), of: Language(code))
    }

    @Test func everyFileOfTheFolderIsListed() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../Sources/Lexicons/Files/Languages")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.standardized.path).sorted()
        #expect(files == Lexicons.languages.map { "\($0.name).lexicon" }.sorted())
        #expect(languages.codes == ["en", "es", "zh"])
    }

    @Test func aFileAloneAddsALanguageWithItsRecognitionAndItsWords() throws {
        let toki = try file("[stop_words]\nli, e, la, mi, sina\n[greet]\ntoki\n[thank]\npona, pona a\n[bye]\nmi tawa\n", "tok")
        let english = try file("[stop_words]\nthe, a\n[greet]\nhello\n", "en")
        let russian = try file("[script]\ncyrillic\n[greet]\nпривет\n", "ru")
        let languages = try Languages([english, toki, russian])
        #expect(languages.codes == ["en", "ru", "tok"])
        for (text, code, act) in [("toki! mi wile e ni", "tok", "GREET"), ("Привет", "ru", "GREET"), ("Hello the", "en", "GREET")] {
            var scratch = Analysis.Scratch()
            let analysis = Analysis(dialogue(text), languages: languages, scratch: &scratch)
            #expect(analysis.language == Language(code))
            #expect(analysis.description(of: .sgd).text.hasPrefix(act))
        }
    }

    @Test func aLanguageWithoutWordsIsRecognisedAndHasNone() throws {
        let languages = try Languages([try file("[stop_words]\nthe\n[greet]\nhi\n", "en"), try file("[stop_words]\nli, mi, e\n", "tok")])
        #expect(languages.codes == ["en"])
        #expect(languages.identifier.language(of: [Turn(role: .user, text: "mi wile e ni")]) == nil)
        #expect(languages.identifier.language(of: [Turn(role: .user, text: "mi")]) == .en, "a word may be a name")
    }

    @Test func ofTwoThatFitEquallyWellTheFirstCounts() throws {
        let a = try file("[stop_words]\nno, si\n[greet]\nola\n", "aa"), b = try file("[stop_words]\nno, si\n[greet]\nola\n", "bb")
        #expect(try Languages([a, b]).identifier.language(of: [Turn(role: .user, text: "no si")]) == Language("aa"))
        #expect(try Languages([b, a]).identifier.language(of: [Turn(role: .user, text: "no si")]) == Language("bb"))
    }

    @Test(arguments: [
        ("[script]\nrunes\n", "[script]: found 'runes', expected one of latin, han, "),
        ("[script]\nlatin, han\n", "[script]: found 'latin, han', expected one of "),
        ("[stop_words]\n/a/\n", "a regular expression under [stop_words]"), ("[nonsense]\na\n", "found '[nonsense]', expected one of "),
    ])
    func refuses(_ text: String, _ message: String) {
        do {
            _ = try file(text, "xx")
            Issue.record("accepted \(text)")
        } catch {
            #expect((error as? Failure)?.message.hasPrefix(message) == true)
        }
    }
}
