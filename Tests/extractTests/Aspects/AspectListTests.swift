import Foundation
import Testing

@testable import extract

@Suite struct AspectListTests {
    static let root = URL(filePath: #filePath).appending(path: "../../../..").standardizedFileURL

    @Test func theDocumentIsWhatTheProgramPrints() throws {
        let page = try String(contentsOf: Self.root.appending(path: "docs/aspects.md"), encoding: .utf8)
        #expect(page == AspectList.text, "docs/aspects.md: write it anew with extract --aspects >docs/aspects.md")
    }

    @Test func everyNameStandsOnceAndHasAGloss() {
        for aspects in AspectList.facets.map(\.aspects) + AspectList.measures.map(\.aspects) {
            #expect(Set(aspects.map(\.name)).count == aspects.count)
            #expect(aspects.allSatisfy { $0.gloss.count > 3 && !$0.gloss.hasSuffix(".") })
        }
    }

    /// Every name that a facet's source gives to a description is listed, and every listed one is given.
    @Test func namesAreThoseOfTheFacets() throws {
        let sources = [
            "Requests": Aspect.requests, "Responses": Aspect.responses, "Context": Aspect.context, "Style": Aspect.style,
        ]
        for (facet, aspects) in sources {
            let source = try String(
                contentsOf: Self.root.appending(path: "Sources/extract/Facets/\(facet)Facet.swift"), encoding: .utf8)
            let calls = /[ .(](?:share|times|part|number|mean|label|fact|count)\(\s*"((?:[^"\\]|\\")*)"/
            let named = Set(source.matches(of: calls).map { String($0.1).replacingOccurrences(of: "\\\"", with: "\"") })
            let forms = Set(SentenceForm.allCases.map(RequestsFacet.name))
            #expect(named.subtracting(aspects.map(\.name)) == [], "\(facet): without a gloss")
            #expect(Set(aspects.map(\.name)).subtracting(named).subtracting(forms) == [], "\(facet): never given")
        }
    }

    @Test func aspectsOfConversationsAreListed() throws {
        for conversation in [Sample.polite, Sample.terse, Sample.frontLoaded] {
            let analysis = Analysis(conversation)
            for (facet, aspects) in AspectList.facets {
                let object =
                    try JSONSerialization.jsonObject(with: Data(analysis.description(of: facet).aspectsObject)) as? [String: Any] ?? [:]
                #expect(Set(object.keys).subtracting(aspects.map(\.name)) == [], "\(facet.rawValue)")
            }
        }
    }

    @Test func measuresAreListed() throws {
        var scratch = Measurement.Scratch()
        for (set, aspects) in AspectList.measures {
            let measurement = try Measurement([set], language: .en, languages: languages, lexicon: nil)
            let names = measurement.measures(of: Sample.polite, source: "real", scratch: &scratch).0.map(\.name)
            #expect(names == aspects.map(\.name), "\(set.rawValue)")
        }
    }
}
