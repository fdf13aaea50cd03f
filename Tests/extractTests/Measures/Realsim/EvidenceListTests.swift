import Stage
import Testing

@testable import extract

@Suite struct EvidenceListTests {
    private func evidence(_ messages: [String]) throws -> EvidenceList {
        var (scratch, evidence) = (Realsim.Scratch(), EvidenceList())
        _ = try Realsim().measures(
            of: Conversation(goal: nil, turns: messages.map { Turn(role: .user, text: $0) }), language: .en, languages: languages,
            evidence: &evidence, scratch: &scratch)
        return evidence
    }

    @Test func theFirstPlacesAreListedAndTheOthersCounted() throws {
        let one = try evidence(["So i left."])
        let each = one.pieces.count
        #expect(each > 0 && one.leftOut == 0)
        let number = EvidenceList.limit / each + 20
        let many = try evidence(Array(repeating: "So i left.", count: number))
        #expect(many.pieces.count == EvidenceList.limit && many.leftOut == number * each - EvidenceList.limit)
        // Of one long message too, in the order of where they begin.
        let long = try evidence([String(repeating: "So i left. ", count: EvidenceList.limit + 20)])
        #expect(long.pieces.count == EvidenceList.limit && long.leftOut > 0)
        #expect(long.pieces.map(\.start) == long.pieces.map(\.start).sorted())
    }

    @Test func aLongQuoteIsCut() throws {
        let text = "I am so happy about " + String(repeating: "é ", count: 2000) + "!"
        let piece = try #require(try evidence([text]).pieces.first { $0.measure == "emotion" })
        #expect(piece.quote.unicodeScalars.count == Evidence.longestQuote && text.hasPrefix(piece.quote))
        #expect(piece.end - piece.start == text.unicodeScalars.count)
    }

    @Test func whatIsLeftOutIsAField() throws {
        let many = try evidence(Array(repeating: "So i left.", count: EvidenceList.limit + 1))
        let record = try Record(#"{"id":"1","evidence_left_out":7}"#)
        for (list, field) in [(many, "\"evidence_left_out\":\(many.leftOut)"), (EvidenceList(), "\"evidence\":[]}")] {
            var (edit, text) = (RecordEdit(), JSONText())
            edit.set(list)
            edit.write(record, to: &text)
            #expect(String(decoding: text.bytes, as: UTF8.self).contains(field))
        }
    }
}
