import Foundation
import Stage
import Testing

@Suite struct VectorFieldTests {
    private func vector(_ json: String) throws -> [Float] {
        var values: [Float] = [7]
        let count = try Record(#"{"vector":\#(json)}"#).appendVector("vector", to: &values)
        #expect(count == values.count - 1 && values[0] == 7)
        return Array(values.dropFirst())
    }

    @Test func numbersAndBase64AreTheSame() throws {
        let numbers: [Float] = [1, -0.5, 3.25e-7, 0, 1e30]
        let words = numbers.map(\.bitPattern.littleEndian)
        let text = words.withUnsafeBytes { Data($0).base64EncodedString() }
        #expect(try vector("[1,-0.5,3.25e-7,0,1e30]") == numbers)
        #expect(try vector("\"\(text)\"") == numbers)
        #expect(try vector("\"\(text.replacing("=", with: ""))\"") == numbers)
        #expect(try vector("\"\(text.replacing("/", with: "\\/"))\"") == numbers, "an escape in the string")
    }

    @Test(arguments: ["[]", "\"\"", "[1,\"2\"]", "{}", "null", "[1e39]", "[[1]]", "\"AAAAA\"", "\"AAAAAAAA\"", "\"AAAA!AAA\""])
    func whatIsNoVectorIsRefusedAndLeavesNothing(json: String) throws {
        var values: [Float] = [7]
        let record = try Record(#"{"vector":\#(json)}"#)
        #expect(throws: Failure.self) { try record.appendVector("vector", to: &values) }
        #expect(values == [7])
    }
}
