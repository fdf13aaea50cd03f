import Testing

@testable import extract

@Suite struct MeasureSetTests {
    private func measures(_ sets: [MeasureSet], of conversation: Conversation = Sample.polite) throws -> (Measures, evidence: EvidenceList?)
    {
        var scratch = Measurement.Scratch()
        let measurement = try Measurement(sets, language: nil, languages: languages, lexicon: nil)
        return measurement.measures(of: conversation, source: "real", scratch: &scratch)
    }

    @Test func noNameIsInTwoSets() throws {
        let names = try measures(MeasureSet.allCases).0.map(\.name)
        #expect(Set(names).count == names.count && names.count > 50)
    }

    @Test func setsComeInTheirOrder() throws {
        let both = try measures([.shape, .realsim]).0.map(\.name)
        #expect(try both == measures([.shape]).0.map(\.name) + measures([.realsim]).0.map(\.name))
    }

    @Test func onlyRealsimHasEvidence() throws {
        #expect(try measures([.shape]).evidence == nil)
        #expect(try measures([.realsim]).evidence?.pieces.isEmpty == false)
        #expect(try measures([.realsim], of: dialogue("ok")).evidence?.pieces.filter { $0.measure != "errors" } == [])
    }

    @Test func scratchThatServedBeforeChangesNothing() throws {
        var scratch = Measurement.Scratch()
        let measurement = try Measurement(MeasureSet.allCases, language: nil, languages: languages, lexicon: nil)
        let fresh = try measures(MeasureSet.allCases, of: Sample.terse)
        _ = measurement.measures(of: Sample.polite, source: "real", scratch: &scratch)
        let used = measurement.measures(of: Sample.terse, source: "real", scratch: &scratch)
        #expect(
            used.0.map(\.name) == fresh.0.map(\.name) && used.0.map(\.value) == fresh.0.map(\.value)
                && used.evidence?.pieces == fresh.evidence?.pieces)
    }
}
