import Stage
import Testing

@testable import diverge

@Suite struct RecordFormTests {
    private let forms = [AssignmentTable.form, VectorTable.form, VoteTable.form]

    private func unknown(_ text: String) throws -> Failure { RecordForm.unknown(try Record(text), among: forms) }

    @Test func anUnknownRecordNamesItsFieldsAndTheNearestForm() throws {
        let failure = try unknown(#"{"id":"1","source":"real","text":"x"}"#)
        #expect(failure.message == "found the fields id, source and text; nearest is an assignment, which also needs cluster")
        #expect(failure.hint == "quantize writes assignments")
        #expect(
            try unknown(#"{"item":"1","choice":"a"}"#).message
                == "found the fields item and choice; nearest is a vote, which also needs arm_a and arm_b")
        #expect(try unknown("{}").message == "found no field; nearest is an assignment, which also needs id, source and cluster")
    }

    /// A form is recognised by a field that it needs, so that its reader's error names what else is missing.
    @Test func marksAreNeeded() {
        let forms =
            self.forms + [
                MeasureTables.form, StatementTable.form, VerdictTable.form, ChecklistTable.form, RewardTable.form, AnswerTable.form,
                RankingTable.form,
            ]
        for form in forms { #expect(!Set(form.marks).isDisjoint(with: form.needs), "\(form.name)") }
    }

    @Test func laterProgramsComeFirst() {
        #expect(RecordForm.Origin.assignment.rawValue > RecordForm.Origin.embedding.rawValue)
        #expect(RecordForm.Origin.embedding.rawValue > RecordForm.Origin.behavior.rawValue)
        #expect(RecordForm.Origin.behavior.rawValue > RecordForm.Origin.conversation.rawValue)
    }
}
