import Stage
import Testing

@testable import diverge

@Suite struct SurveyTests {
    private func answers(_ json: String) throws -> SurveyAnswers {
        try #require(try SurveyAnswers(Record(#"{"survey":\#(json)}"#)))
    }

    private func agreement(_ person: SurveyAnswers, _ simulator: SurveyAnswers, _ policy: MissingAnswer = .random) -> Double? {
        var generator = PCG64(seed: 42)
        return surveyAgreement(person: person, simulator: simulator, missing: policy, using: &generator)
    }

    @Test func readsWordsCodesAndAnswersWithTheirQuestion() throws {
        let read = try answers(
            #"{"task_success":{"question":"?","answer":"Yes - Task completed"},"human_like":"No","reuse":5,"overall_score":{"answer":2},"other":[1]}"#
        )
        #expect(read.codes == [4, nil, nil, nil, 1, nil, 2, 5])
        #expect(try SurveyAnswers(Record("{}")) == nil && SurveyAnswers(Record(#"{"survey":null}"#)) == nil)
    }

    @Test(arguments: [
        #"{"reuse":"yes"}"#, #"{"reuse":6}"#, #"{"reuse":1.5}"#, #"{"reuse":null}"#, #"{"reuse":[4]}"#, #"{"reuse":{"x":4}}"#,
    ])
    func whatIsNoLegalAnswerIsMissing(json: String) throws { #expect(try answers(json).codes == [Int8?](repeating: nil, count: 8)) }

    @Test func aSurveyIsAnObject() { #expect(throws: Failure.self) { try SurveyAnswers(Record(#"{"survey":"good"}"#)) } }

    /// The hand cases of the published scorer's own tests.
    @Test func agreesAndDisagrees() throws {
        let (yes, no) = (try answers(#"{"human_like":"Yes"}"#), try answers(#"{"human_like":"No"}"#))
        #expect(agreement(yes, yes) == 100 && agreement(yes, no) == 0)
        #expect(agreement(try answers("{}"), yes) == nil, "a person who answered nothing")
    }

    /// Both `Too many` and `Too few` are code 1 of 1 ... 2.
    @Test func tooManyAndTooFewAreAsBad() throws {
        let (many, few) = (
            try answers(#"{"question_amount_preference":"Too many"}"#), try answers(#"{"question_amount_preference":"Too few"}"#)
        )
        #expect(agreement(many, few) == 100)
        #expect(agreement(many, try answers(#"{"question_amount_preference":"About right"}"#)) == 0)
    }

    /// default_rng(42) draws code 1 of 1 ... 5, then 4, 4 (see PCG64Tests): differences of 1, then 1/4.
    @Test func aMissingAnswerIsDrawnMetHalfWayOrPassedOver() throws {
        let (person, nothing) = (try answers(#"{"task_success":5,"overall_score":5,"human_like":"Yes"}"#), try answers("{}"))
        let drawn = agreement(try answers(#"{"task_success":5}"#), nothing)
        #expect(drawn == 0)
        #expect(agreement(person, nothing, .midpoint) == 50 && agreement(person, nothing, .skip) == nil)
        #expect(agreement(person, try answers(#"{"human_like":"Yes"}"#), .skip) == 100)
    }
}
