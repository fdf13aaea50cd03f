import Stage
import Testing

@testable import diverge

@Suite struct TrialTests {
    @Test func readsItsFields() throws {
        let trial = try Trial(Record(#"{"batch":2,"run":"b","rater":null,"reward":0.5,"survey":{"reuse":"Yes"}}"#))
        #expect(trial.batch == "2" && trial.run == "b" && trial.rater == nil && trial.isSuccess == true)
        #expect(trial.answers?.codes.last == 4)
        let bare = try Trial(Record(#"{"reward":0}"#))
        #expect(bare.isSuccess == false && bare.answers == nil)
        #expect(try Trial(Record(#"{"reward":null}"#)).isSuccess == nil && Trial(Record(#"{"reward":true}"#)).isSuccess == true)
    }

    @Test(arguments: [#"{"reward":"1"}"#, #"{"batch":[1]}"#, #"{"run":true}"#, #"{"survey":1}"#])
    func whatIsNoTrialIsRefused(json: String) { #expect(throws: Failure.self) { try Trial(Record(json)) } }

    @Test(
        arguments: [
            ("airline_12", "airline_12", nil, nil), ("retail_7_ann2", "retail_7", "2", nil), ("airline_12_3", "airline_12", nil, "3"),
            ("star_1_2", "star_1_2", nil, nil), ("retail_1", "retail_1", nil, nil), ("retail_1_x", "retail_1_x", nil, nil),
            ("retail_7_ann", "retail_7_ann", nil, nil), ("retail__2", "retail__2", nil, nil),
        ] as [(String, String, String?, String?)])
    func idsOfThePublishedFiles(id: String, task: String, batch: String?, run: String?) {
        let instance = TaskInstance(id)
        #expect(instance.task == task && instance.batch == batch && instance.run == run)
    }
}
