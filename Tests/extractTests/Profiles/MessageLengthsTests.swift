import Testing

@testable import extract

@Suite struct MessageLengthsTests {
    private func lengths(_ words: [Int]) -> MessageLengths {
        var lengths = MessageLengths()
        for count in words { lengths.add(count, example: "of \(count)") }
        return lengths
    }

    @Test func tellsMedianAndMiddleHalf() throws {
        // In order 1 2 3 4 20: quarters at the 2nd and the 4th, the middle at the 3rd.
        let command = try #require(lengths([4, 1, 20, 3, 2]).directive)
        #expect(command.text == "Write about 3 words per message, half of them 2 to 4")
        #expect((command.count, command.of) == (3, 5))
        // The first message of 2 or 3 words.
        #expect(command.examples == ["of 3"])
    }

    @Test func saysItOnceWhereAllAreAlike() {
        #expect(lengths([1, 1, 1]).directive?.text == "Write about 1 word per message")
        #expect(lengths([5000, 5000, 5000]).directive?.text == "Write about 1000 words per message")
        #expect(lengths([1, 1]).directive == nil)
    }

    @Test func partsAddUp() {
        var sum = lengths([4, 1, 20])
        sum.add(lengths([3, 2]))
        #expect(sum.directive == lengths([4, 1, 20, 3, 2]).directive)
    }
}
