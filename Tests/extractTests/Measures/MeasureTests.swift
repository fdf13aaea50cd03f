import Stage
import Testing

@testable import extract

@Suite struct MeasureTests {
    private func written(_ measures: Measures, to record: String) throws -> String {
        var edit = RecordEdit()
        edit.set(measures)
        var text = JSONText()
        edit.write(try Record(record), to: &text)
        return String(decoding: text.bytes, as: UTF8.self)
    }

    @Test func valuesAndReasons() throws {
        #expect(
            try written([("a", .number(0.5)), ("b", .label("x")), ("c", .labels(["y", "z"])), ("d", .absent("none"))], to: #"{"id":"1"}"#)
                == #"{"id":"1","measures":{"a":0.5,"b":"x","c":["y","z"],"d":null},"unmeasured":{"d":"none"}}"# + "\n")
    }

    /// What an earlier run could not measure is no longer said of this one.
    @Test func replacesWhatWasThere() throws {
        #expect(
            try written([("a", .number(1))], to: #"{"measures":{"b":2},"unmeasured":{"c":"?"},"x":1}"#) == #"{"measures":{"a":1},"x":1}"#
                + "\n")
    }
}
